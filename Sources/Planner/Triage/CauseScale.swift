/// Everything that speaks for or against one cause, ready to be weighed.
struct CauseScale: Sendable {
    private struct Row: Sendable {
        let present: Double
        let absent: Double
        let weight: SignWeight
    }
    /// All rows of one sign.
    private struct Finding: Sendable {
        let sign: Int
        let group: Int
        let isPlace: Bool
        var rows: [Row]
    }

    let profile: CauseProfile
    /// `nil` for something else.
    let cause: PlanTemplate?
    private let findings: [Finding]
    private let rules: [CountingRule]

    /// `inverse` are the weights of other causes that were measured against this one.
    init(
        _ profile: CauseProfile, _ cause: PlanTemplate?, inverse: [SignWeight],
        rules: [TriageRule], _ numbers: SignNumbers
    ) {
        self.profile = profile
        self.cause = cause
        self.rules = rules.map { CountingRule($0, numbers) }
        var findings: [Finding] = []
        var places: [Int: Int] = [:]
        func add(_ weight: SignWeight, _ sign: Double) {
            guard let number = numbers.numbers[weight.sign] else { return }
            let row = Row(
                present: sign * logarithm(weight.ratio.present),
                absent: sign * logarithm(weight.ratio.absent), weight: weight)
            if let place = places[number] {
                findings[place].rows.append(row)
            } else {
                places[number] = findings.count
                findings.append(
                    Finding(
                        sign: number, group: numbers.groups[number],
                        isPlace: numbers.signs[number].kind == .place, rows: [row]))
            }
        }
        for weight in profile.weights { add(weight, 1) }
        for weight in inverse { add(weight, -1) }
        self.findings = findings
    }

    /// Whether the absence of the sign says something against the cause, beyond the ratio.
    func isMissed(_ sign: Int, below log: Double) -> Bool {
        findings.first { $0.sign == sign }?.rows.contains { $0.absent < log } ?? false
    }

    func tally(_ known: KnownSigns, placeNotNamed: Double?, _ limits: LogLimits) -> Tally {
        var tally = Tally()
        for finding in findings {
            guard let entry = entry(finding, known, placeNotNamed) else { continue }
            tally.add(entry, to: finding.group)
        }
        return joiningRules(tally, known, limits)
    }

    /// What a sign counts: its strongest row. A place that was not named, while others were, counts as partly
    /// absent.
    private func entry(
        _ finding: Finding, _ known: KnownSigns, _ placeNotNamed: Double?
    ) -> Tally.Entry? {
        let id = finding.rows[0].weight.sign
        guard !known.isUnknown(finding.sign) else {
            guard finding.isPlace, let placeNotNamed else { return nil }
            let log = placeNotNamed * (finding.rows.map(\.absent).min() ?? 0)
            return log < 0
                ? .init(id: id, log: log, source: .sign(finding.sign, nil, isFound: false)) : nil
        }
        let isFound = known.isFound(finding.sign)
        var strongest: (log: Double, weight: SignWeight)?
        for row in finding.rows {
            let log = isFound ? row.present : row.absent
            if let old = strongest, Tally.size(log) <= Tally.size(old.log) { continue }
            strongest = (log, row.weight)
        }
        guard let strongest, strongest.log != 0 else { return nil }
        return .init(
            id: id, log: strongest.log,
            source: .sign(finding.sign, strongest.weight, isFound: isFound))
    }

    /// A decided rule counts together with its findings, and never says less than they did alone. Of
    /// two rules over the same findings the stronger counts.
    private func joiningRules(_ tally: Tally, _ known: KnownSigns, _ limits: LogLimits) -> Tally {
        var decided: [(log: Double, rule: CountingRule)] = []
        for rule in rules {
            switch rule.decision(known) {
            case .yes: decided.append((logarithm(rule.rule.ratio.present), rule))
            case .no where !rule.rule.onlyRulesIn:
                decided.append((logarithm(rule.rule.ratio.absent), rule))
            default: break
            }
        }
        let order = decided.indices.sorted {
            (-Tally.size(decided[$0].log), $0) < (-Tally.size(decided[$1].log), $1)
        }
        var result = tally
        var used: Set<Int> = []
        for (log, rule) in order.map({ decided[$0] }) where used.isDisjoint(with: rule.signs) {
            used.formUnion(rule.signs)
            let entry = Tally.Entry(id: rule.rule.id, log: log, source: .rule(rule.rule))
            let joined = result.joining(entry, group: rule.group, signs: rule.signs)
            if (joined.sum(limits) - result.sum(limits)) * log > 1e-9 { result = joined }
        }
        return result
    }
}
