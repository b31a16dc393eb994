/// Everything that speaks for or against one cause.
struct CauseScale: Sendable {
    /// A sign's likelihood ratios, as logarithms; 0 says nothing.
    private struct Weight: Hashable {
        let sign: String
        let name: String
        let group: String
        let present: Double
        let absent: Double
        let evidence: String

        func log(_ truth: Truth) -> Double {
            switch truth {
            case .yes: present
            case .no: absent
            case .unknown: 0
            }
        }
    }

    let cause: PlanTemplate
    private let rules: [(rule: TriageRule, count: TriageCount)]
    private let groups: [(name: String, weights: [Weight])]
    private let prior: TriagePrior?
    private let combining: TriageCombining

    init(_ cause: PlanTemplate, _ catalog: Catalog, _ combining: TriageCombining) {
        self.cause = cause
        self.combining = combining
        rules = catalog.triageRules.compactMap { rule in
            guard rule.causes.contains(cause.id), let count = rule.count else { return nil }
            return (rule, count)
        }
        prior = catalog.priors.first { $0.causes.contains(cause.id) && $0.share != nil }
        let limits = combining.oneSign
        func log(of ratio: Double?) -> Double {
            ratio.map { logarithm(min(max($0, limits.lowerBound), limits.upperBound)) } ?? 0
        }
        var weights: [Weight] = []
        for sign in catalog.signs {
            let rows = sign.evidence.filter { $0.causes.contains(cause.id) }
            for row in rows {
                let (plus, minus) = (
                    log(of: row.accuracy.positiveRatio), log(of: row.accuracy.negativeRatio)
                )
                weights.append(
                    Weight(
                        sign: sign.id, name: sign.name, group: sign.group,
                        present: row.whenAbsent ? 0 : plus, absent: row.whenAbsent ? plus : minus,
                        evidence: row.evidence.text))
            }
            if rows.isEmpty, cause.origin.isMeant(by: sign.pointsTo) {
                weights.append(
                    Weight(
                        sign: sign.id, name: sign.name, group: sign.group,
                        present: logarithm(combining.unmeasured), absent: 0,
                        evidence: combining.evidence.text))
            }
        }
        groups = Dictionary(grouping: weights, by: \.group).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    func probability(_ findings: SignFindings) -> Double {
        let odds = exponential(priorLog(findings).known + estimate(findings).log)
        return odds / (1 + odds)
    }

    func ranked(_ findings: SignFindings) -> RankedCause {
        let prior = priorLog(findings)
        let (low, high) = range(findings)
        func share(_ log: Double) -> Double {
            let odds = exponential(log)
            return odds / (1 + odds)
        }
        let estimate = estimate(findings)
        let point = share(prior.known + estimate.log)
        return RankedCause(
            id: cause.id, name: cause.name, origin: cause.origin, probability: point,
            range: min(share(prior.low + low), point)...max(share(prior.high + high), point),
            reasons: estimate.reasons)
    }

    /// The rule that decides, else the strongest signs of the strongest groups.
    private func estimate(_ findings: SignFindings) -> (log: Double, reasons: [TriageReason]) {
        let signs = signReasons(findings)
        for (rule, count) in rules {
            guard let log = decided(rule, count, findings) else { continue }
            let reason = TriageReason(
                id: rule.id, name: rule.name, ratio: exponential(log),
                evidence: rule.evidence.text, counts: true, isRule: true)
            let told = signs.reasons.map {
                TriageReason(
                    id: $0.id, name: $0.name, ratio: $0.ratio, evidence: $0.evidence,
                    counts: false, isRule: false)
            }
            return (log, [reason] + told)
        }
        return signs
    }

    private func decided(
        _ rule: TriageRule, _ count: TriageCount, _ findings: SignFindings
    ) -> Double? {
        let outcomes = RuleOutcomes(count, findings)
        guard !outcomes.between, outcomes.rulesIn != outcomes.rulesOut else { return nil }
        return clamped(
            outcomes.rulesIn ? rule.accuracy.positiveRatio : rule.accuracy.negativeRatio)
    }

    private func clamped(_ ratio: Double?) -> Double? {
        ratio.map {
            logarithm(min(max($0, combining.together.lowerBound), combining.together.upperBound))
        }
    }

    private func signReasons(_ findings: SignFindings) -> (log: Double, reasons: [TriageReason]) {
        var strongest: [Weight: Double] = [:]
        var all: [(weight: Weight, log: Double)] = []
        for (_, weights) in groups {
            let known = weights.map { ($0, $0.log(findings[$0.sign])) }.filter { $0.1 != 0 }
            all += known
            let best = known.max { (abs($0.1), $1.0.sign) < (abs($1.1), $0.0.sign) }
            if let best { strongest[best.0] = best.1 }
        }
        let counted = strongest.sorted {
            (-abs($0.value), $0.key.sign) < (-abs($1.value), $1.key.sign)
        }
        .prefix(combining.signsAtMost)
        let keys = Set(counted.map(\.key))
        let sum = counted.reduce(0) { $0 + $1.value }
        let reasons = all.sorted {
            (-abs($0.log), $0.weight.sign) < (-abs($1.log), $1.weight.sign)
        }
        .map {
            TriageReason(
                id: $0.weight.sign, name: $0.weight.name, ratio: exponential($0.log),
                evidence: $0.weight.evidence, counts: keys.contains($0.weight), isRule: false)
        }
        return (together(sum), reasons)
    }

    private func together(_ log: Double) -> Double {
        min(
            max(log, logarithm(combining.together.lowerBound)),
            logarithm(combining.together.upperBound))
    }

    /// The lowest and the highest that the estimate can become. What is learnt only ever narrows it.
    private func range(_ findings: SignFindings) -> (low: Double, high: Double) {
        var ends: [Double] = []
        for (rule, count) in rules {
            let outcomes = RuleOutcomes(count, findings)
            if outcomes.rulesIn, let log = clamped(rule.accuracy.positiveRatio) { ends.append(log) }
            if outcomes.rulesOut, let log = clamped(rule.accuracy.negativeRatio) {
                ends.append(log)
            }
            if decided(rule, count, findings) != nil { break }
        }
        let isDecided = rules.contains { decided($0.rule, $0.count, findings) != nil }
        if !isDecided {
            let spans = groups.map { span($0.weights, findings) }
            let lows = spans.map(\.low).filter { $0 < 0 }.sorted().prefix(combining.signsAtMost)
            let highs = spans.map(\.high).filter { $0 > 0 }.sorted(by: >)
                .prefix(combining.signsAtMost)
            ends += [together(lows.reduce(0, +)), together(highs.reduce(0, +))]
        }
        return (ends.min() ?? 0, ends.max() ?? 0)
    }

    private func span(
        _ weights: [Weight], _ findings: SignFindings
    ) -> (low: Double, high: Double) {
        let known = weights.map { $0.log(findings[$0.sign]) }
        let strongest = known.max { abs($0) < abs($1) } ?? 0
        var ends = [strongest]
        for weight in weights where findings[weight.sign] == .unknown {
            ends += [weight.present, weight.absent]
        }
        return (ends.min() ?? 0, ends.max() ?? 0)
    }

    /// Logarithms of the odds before any sign.
    private func priorLog(_ findings: SignFindings) -> (known: Double, low: Double, high: Double) {
        func log(_ share: Double) -> Double { logarithm(share / (1 - share)) }
        let usual = (log(combining.prior.lowerBound), log(combining.prior.upperBound))
        guard let share = prior?.share else {
            return ((usual.0 + usual.1) / 2, usual.0, usual.1)
        }
        let published = (log(share.lowerBound), log(share.upperBound))
        switch prior?.given.map({ findings[$0] }) {
        case nil, .yes?: return ((published.0 + published.1) / 2, published.0, published.1)
        case .no?: return ((usual.0 + usual.1) / 2, usual.0, usual.1)
        case .unknown?:
            return (
                (usual.0 + usual.1) / 2, min(usual.0, published.0), max(usual.1, published.1)
            )
        }
    }
}

extension PlanTemplate.Origin {
    /// Whether a sign that points to `place` speaks for causes of this origin.
    fileprivate func isMeant(by place: String) -> Bool {
        switch place {
        case "hip", "lateral hip": self == .hip
        case "spine": self == .spine
        case "si": self == .sacroiliac
        case "systemic": self == .systemic
        default: false
        }
    }
}
