extension TriageModel {
    func told(_ number: Int, _ picture: Picture) -> RankedCause? {
        guard let cause = scales[number].cause else { return nil }
        let reasons = picture.tallies[number].entries.sorted {
            (-Tally.size($0.log), $0.id) < (-Tally.size($1.log), $1.id)
        }
        return RankedCause(
            id: cause.id, name: cause.name, origin: cause.origin,
            probability: picture.shares[number], support: support(picture.tallies[number]),
            reasons: reasons.map(told))
    }

    private func told(_ entry: Tally.Entry) -> TriageReason {
        let ratio = exponential(entry.log)
        switch entry.source {
        case .sign(let number, let weight, let isFound):
            return TriageReason(
                id: entry.id, name: numbers.signs[number].name, ratio: ratio,
                kind: weight.map { .sign($0, isFound: isFound) } ?? .placeNotNamed)
        case .rule(let rule):
            return TriageReason(id: rule.id, name: rule.name, ratio: ratio, kind: .rule(rule))
        case .nothingMechanical:
            return TriageReason(
                id: entry.id, name: "Nothing mechanical was found", ratio: ratio,
                kind: .nothingMechanical)
        }
    }

    /// The shares of the causes by origin; one clear cause outweighs many faint ones, and a cause of either
    /// origin counts where the pain is.
    func origins(_ picture: Picture, _ known: KnownSigns) -> [RankedOrigin] {
        let either = originsOfEither(known)
        var powers: [PlanTemplate.Origin: Double] = [:]
        for (number, scale) in scales.enumerated() {
            guard let origin = scale.cause?.origin else { continue }
            for place in origin == .either ? either : [origin] {
                let parts = origin == .either ? Double(either.count) : 1
                let share = picture.shares[number] / parts
                powers[place, default: 0] += exponential(
                    combining.originPower * logarithm(share))
            }
        }
        let shares = powers.mapValues { exponential(logarithm($0) / combining.originPower) }
        let total = shares.values.sorted().reduce(0, +)
        guard total > 0 else { return [] }
        return shares.map { RankedOrigin(origin: $0.key, share: $0.value / total) }
            .sorted { (-$0.share, $0.origin.rawValue) < (-$1.share, $1.origin.rawValue) }
    }

    private func originsOfEither(_ known: KnownSigns) -> [PlanTemplate.Origin] {
        let hip = isFelt(combining.either.hipSet, known)
        let back = isFelt(combining.either.spineSet, known)
        return hip == back ? [.hip, .spine] : hip ? [.hip] : [.spine]
    }

    /// Whether a sign of the set was found.
    func isFelt(_ set: String, _ known: KnownSigns) -> Bool {
        let signs = content.sets.first { $0.id == set }?.signs ?? []
        return numbers.all(signs).contains(where: known.isFound)
    }

    func origin(_ origins: [RankedOrigin]) -> String {
        guard let first = origins.first else { return "unclear" }
        guard let second = origins.dropFirst().first,
            first.share < combining.originApart * second.share
        else { return first.origin.rawValue }
        return "unclear"
    }
}
