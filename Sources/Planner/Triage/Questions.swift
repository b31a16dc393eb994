extension TriageModel {
    /// Ids of the signs to ask next: what settles a danger, what everybody asks first about such a pain,
    /// then one of each group, those whose answer is expected to move the shares of the leaders most.
    func ask(
        _ known: KnownSigns, _ findings: SignFindings, _ fired: [FiredFlagRule],
        _ leaders: some Collection<Int>
    ) -> [String] {
        var asked: [String] = []
        for rule in fired where rule.rule.urgency == .ask || rule.rule.urgency == .hint {
            asked += rule.open.filter { !asked.contains($0) }
        }
        let gains = gains(known, findings, Array(leaders)).sorted {
            (-$0.gain, numbers.signs[$0.sign].id) < (-$1.gain, numbers.signs[$1.sign].id)
        }
        let opening = combining.asking.first.filter { isFelt($0.felt, known) }
            .compactMap { numbers.numbers[$0.ask] }.filter { known.isOpen($0, numbers) }
        var groups = Set(opening.map { numbers.groups[$0] })
        let telling = gains.filter { groups.insert(numbers.groups[$0.sign]).inserted }
            .prefix(combining.asking.signs).map { numbers.signs[$0.sign].id }
        let next = opening.map { numbers.signs[$0].id } + telling
        return asked + next.filter { !asked.contains($0) }
    }

    private func gains(
        _ known: KnownSigns, _ findings: SignFindings, _ leaders: [Int]
    ) -> [(sign: Int, gain: Double)] {
        let safety = Set(content.groups.indices.filter { content.groups[$0].isSafety })
        let asking = combining.asking
        let telling = logarithm(asking.tellingAbsence)
        func shares(_ known: KnownSigns) -> [Double] {
            picture(known, sex: findings.sex, setting: findings.setting).shares
        }
        let now = shares(known)
        return numbers.signs.indices.compactMap { sign in
            guard known.isOpen(sign, numbers), numbers.signs[sign].kind != .background,
                !safety.contains(numbers.groups[sign])
            else { return nil }
            let yes = shares(known.telling(sign, .yes, numbers))
            let no = shares(known.telling(sign, .no, numbers))
            let isMissed = leaders.contains { scales[$0].isMissed(sign, below: telling) }
            let chance = isMissed ? asking.chance : asking.rareChance
            let gain = leaders.reduce(0) { sum, cause in
                sum + chance * abs(yes[cause] - now[cause])
                    + (1 - chance) * abs(no[cause] - now[cause])
            }
            return gain > 0 ? (sign, gain) : nil
        }
    }
}
