/// What the findings point to. It suggests; a clinician decides.
package struct Assessment: Hashable, Sendable {
    /// The likeliest first; equals in order of id.
    package let causes: [RankedCause]
    /// The likeliest first.
    package let origins: [RankedOrigin]
    /// Two or three unasked signs that would tell most.
    package let ask: [SignToAsk]

    /// The likeliest origin, or `unclear` where the second is nearly as likely.
    package var origin: String {
        guard let first = origins.first else { return "unclear" }
        guard let second = origins.dropFirst().first, first.share < 1.5 * second.share else {
            return first.origin.rawValue
        }
        return "unclear"
    }
}

package struct RankedCause: Hashable, Sendable {
    package let id: String
    package let name: String
    package let origin: PlanTemplate.Origin
    /// 0 to 1, of each cause by itself: a patient can have several.
    package let probability: Double
    /// What it could still become when everything unknown is asked.
    package let range: ClosedRange<Double>
    package let reasons: [TriageReason]
}

package struct RankedOrigin: Hashable, Sendable {
    package let origin: PlanTemplate.Origin
    /// Of all origins together, 0 to 1.
    package let share: Double
}

/// A sign or a published rule that speaks for or against a cause.
package struct TriageReason: Hashable, Sendable {
    /// Id of the sign or rule.
    package let id: String
    package let name: String
    /// Likelihood ratio: above 1 it speaks for the cause.
    package let ratio: Double
    package let evidence: String
    /// Whether it counts for the probability; what a stronger one outweighs is only told.
    package let counts: Bool
    package let isRule: Bool
}

package struct SignToAsk: Hashable, Sendable {
    package let id: String
    package let name: String
    /// What it would change most.
    package let why: String
}

/// Ranks the causes for what was found. Correlated signs are never multiplied: of a group only the
/// strongest counts, and where a published rule decides, it alone counts.
package func assess(_ findings: SignFindings, with catalog: Catalog) -> Assessment {
    guard let combining = catalog.combining else {
        return Assessment(causes: [], origins: [], ask: [])
    }
    let findings = findings.withAges(catalog.signs)
    let scales = catalog.causes.filter(\.isFoundBySigns).map { CauseScale($0, catalog, combining) }
    let causes = scales.map { $0.ranked(findings) }.sorted {
        (-$0.probability, $0.id) < (-$1.probability, $1.id)
    }
    return Assessment(
        causes: causes, origins: origins(causes),
        ask: worthAsking(findings, scales, leading: causes, catalog))
}

/// Each origin weighs as much as its likeliest cause; one of either origin counts half for the hip
/// and half for the spine.
private func origins(_ causes: [RankedCause]) -> [RankedOrigin] {
    var weights: [PlanTemplate.Origin: Double] = [:]
    for cause in causes {
        let odds = cause.probability / (1 - cause.probability)
        let places: [PlanTemplate.Origin] =
            cause.origin == .either ? [.hip, .spine] : [cause.origin]
        for place in places {
            weights[place] = max(weights[place] ?? 0, odds / Double(places.count))
        }
    }
    let total = weights.values.sorted().reduce(0, +)
    guard total > 0 else { return [] }
    return weights.map { RankedOrigin(origin: $0.key, share: $0.value / total) }
        .sorted { (-$0.share, $0.origin.rawValue) < (-$1.share, $1.origin.rawValue) }
}

/// The signs whose answer would move the leading causes most, one of a group.
private func worthAsking(
    _ findings: SignFindings, _ scales: [CauseScale], leading: [RankedCause], _ catalog: Catalog
) -> [SignToAsk] {
    let top = leading.prefix(5).map(\.id)
    let leaders = scales.filter { top.contains($0.cause.id) }
    let signs =
        catalog.signs.filter { $0.ages == nil }.map { ($0.id, $0.name, $0.group) }
        + catalog.triageItems.map { ($0.id, $0.name, $0.group) }
    var ranked: [(gain: Double, sign: SignToAsk, group: String)] = []
    for (id, name, group) in signs where findings[id] == .unknown {
        var yes = findings
        yes.present.insert(id)
        var no = findings
        no.absent.insert(id)
        var gain = 0.0
        var most: (Double, String) = (0, "")
        for scale in leaders {
            let change = abs(scale.probability(yes) - scale.probability(no))
            gain += change
            if change > most.0 { most = (change, scale.cause.name) }
        }
        guard gain > 0 else { continue }
        ranked.append(
            (gain, SignToAsk(id: id, name: name, why: "tells most about \(most.1)"), group))
    }
    ranked.sort { (-$0.gain, $0.sign.id) < (-$1.gain, $1.sign.id) }
    var groups: Set<String> = []
    return ranked.filter { groups.insert($0.group).inserted }.prefix(3).map(\.sign)
}
