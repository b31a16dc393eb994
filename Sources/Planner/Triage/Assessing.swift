extension TriageModel {
    func assess(_ findings: SignFindings, asking: Bool = true) -> Assessment {
        let known = KnownSigns(findings, numbers)
        let fired = flags.fired(known, nothingMechanical: isNothingMechanical(known))
        var picture = picture(known, sex: findings.sex, setting: findings.setting)
        keepRoomElsewhere(&picture, fired)
        let ranked = ranked(picture)
        let origins = origins(picture, known)
        let verdict = verdict(picture, ranked, fired)
        let other = somethingElse.map { picture.shares[$0] } ?? 0
        let questions =
            asking ? ask(known, findings, fired, ranked.prefix(combining.asking.leaders)) : []
        return Assessment(
            verdict: verdict, causes: ranked.compactMap { told($0, picture) }, other: other,
            origins: origins, origin: origin(origins), redFlags: Self.firstOfEachFlag(fired),
            hints: fired.filter { $0.rule.urgency == .hint },
            referrals: fired.filter { $0.rule.urgency == .routine },
            between: between(picture, ranked, other), ask: questions)
    }

    /// Numbers of the causes, the likeliest first.
    private func ranked(_ picture: Picture) -> [Int] {
        scales.indices.filter { $0 != somethingElse }.sorted {
            (-picture.shares[$0], scales[$0].profile.cause)
                < (-picture.shares[$1], scales[$1].profile.cause)
        }
    }

    /// Something else keeps its least share; all others give it in proportion.
    private func keepRoomElsewhere(_ picture: inout Picture, _ fired: [FiredFlagRule]) {
        guard let somethingElse, let first = ranked(picture).first else { return }
        let floors = combining.elsewhere
        var floor = floors[min(support(picture.tallies[first]), floors.count - 1)]
        for fired in fired where fired.rule.pointsTo != scales[first].profile.cause {
            floor = max(floor, combining.whileOpen[fired.rule.urgency] ?? 0)
        }
        let share = picture.shares[somethingElse]
        guard share < floor else { return }
        let scale = (1 - floor) / (1 - share)
        picture.shares = picture.shares.enumerated().map {
            $0 == somethingElse ? floor : $1 * scale
        }
    }

    private func verdict(
        _ picture: Picture, _ ranked: [Int], _ fired: [FiredFlagRule]
    ) -> Assessment.Verdict {
        let urgent = fired.contains { $0.rule.urgency <= .urgent && $0.rule.pointsTo == nil }
        guard !urgent else { return .referFirst }
        guard let first = ranked.first else { return .unclear }
        let id = scales[first].profile.cause
        let family = combining.family(of: id)
        let own = ranked.filter { family.contains(scales[$0].profile.cause) }
            .reduce(0) { $0 + picture.shares[$1] }
        let other = somethingElse.map { picture.shares[$0] } ?? 0
        let second = ranked.first { !family.contains(scales[$0].profile.cause) }
        let next = second.map { picture.shares[$0] } ?? 0
        if let second, isBoth(first, second, picture), own < combining.both.atMostTimes * next {
            return .both
        }
        if own > 0.5, own >= combining.tellApart * max(next, other) { return .likely }
        let support = support(picture.tallies[first])
        return support < 2 || other >= own && support < 3 ? .unclear : .cannotTellApart
    }

    private func isBoth(_ first: Int, _ second: Int, _ picture: Picture) -> Bool {
        guard let one = scales[first].cause?.origin, let two = scales[second].cause?.origin,
            one != .either, two != .either, one != two
        else { return false }
        let both = combining.both
        return support(picture.tallies[first]) >= both.groups
            && support(picture.tallies[second]) >= both.groups
            && picture.shares[second] >= both.leastShare
    }

    /// The leading causes that share most of what the causes have: one of each family, and at least two.
    private func between(_ picture: Picture, _ ranked: [Int], _ other: Double) -> [String] {
        let asking = combining.asking
        var left = asking.part * (1 - other)
        var named: [String] = []
        for cause in ranked where (left > 0 || named.count < 2) && named.count < asking.named {
            let id = scales[cause].profile.cause
            left -= picture.shares[cause]
            guard combining.family(of: id).allSatisfy({ !named.contains($0) }) else { continue }
            named.append(id)
        }
        return named
    }

    /// For each flag, its most urgent rule.
    private static func firstOfEachFlag(_ fired: [FiredFlagRule]) -> [FiredFlagRule] {
        var seen: Set<String> = []
        return fired.filter {
            $0.rule.urgency <= .ask && seen.insert($0.rule.flag ?? $0.rule.id).inserted
        }
    }
}
