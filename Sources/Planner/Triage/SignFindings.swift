/// What a clinician found; what stands in neither set is unknown and never counts as absent.
package struct SignFindings: Hashable, Sendable {
    /// Ids of signs and of items of rules.
    package var present: Set<String>
    package var absent: Set<String>
    package var ageYears: Int?

    package init(present: Set<String> = [], absent: Set<String> = [], ageYears: Int? = nil) {
        self.present = present
        self.absent = absent
        self.ageYears = ageYears
    }

    /// With the signs that the age alone decides.
    func withAges(_ signs: [TriageSign]) -> SignFindings {
        guard let ageYears else { return self }
        var findings = self
        for sign in signs where sign.ages != nil && findings[sign.id] == .unknown {
            if sign.ages?.contains(ageYears) == true {
                findings.present.insert(sign.id)
            } else {
                findings.absent.insert(sign.id)
            }
        }
        return findings
    }

    subscript(sign: String) -> Truth {
        if present.contains(sign) { return .yes }
        return absent.contains(sign) ? .no : .unknown
    }

    func holds(_ item: TriageCount.Item) -> Truth {
        switch item.what {
        case .present(let sign): return self[sign]
        case .absent(let sign):
            switch self[sign] {
            case .yes: return .no
            case .no: return .yes
            case .unknown: return .unknown
            }
        case .olderThan(let age): return ageYears.map { Truth($0 > age) } ?? .unknown
        }
    }
}

/// Where a published rule can still end.
struct RuleOutcomes: Hashable, Sendable {
    var rulesIn: Bool
    var rulesOut: Bool
    /// Neither, e.g. between two thresholds.
    var between: Bool

    init(_ count: TriageCount, _ findings: SignFindings) {
        switch count {
        case .items(let items, let atLeast, let ruleOut):
            let known = items.filter { findings.holds($0) == .yes }.reduce(0) { $0 + $1.weight }
            let open = items.filter { findings.holds($0) == .unknown }
                .reduce(0) { $0 + $1.weight }
            let highest = known + open
            rulesIn = highest >= atLeast
            rulesOut = known <= ruleOut ?? (atLeast - 1)
            between = ruleOut.map { highest > $0 && known < atLeast && atLeast - $0 > 1 } ?? false
        case .clusters(let clusters):
            let truths = clusters.map { cluster in
                cluster.map(findings.holds)
            }
            let isIn = truths.contains { $0.allSatisfy { $0 == .yes } }
            let isOut = truths.allSatisfy { $0.contains(.no) }
            rulesIn = !isOut
            rulesOut = !isIn
            between = false
        }
    }
}
