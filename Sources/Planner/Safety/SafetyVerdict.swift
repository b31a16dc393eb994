/// Which safety rules fire for what is known, and which wait for more.
package struct SafetyVerdict: Hashable, Sendable {
    /// The rules that fire: the firmest first, then by id.
    package let fired: [SafetyRule]
    /// Rules that a missing fact leaves open, in the order of the catalogue.
    package let open: [OpenRule]
    /// Rules that certainly do not apply, in the order of the catalogue.
    package let notFired: [SafetyRule]

    /// A rule that a missing fact leaves open.
    package struct OpenRule: Hashable, Sendable {
        package let rule: SafetyRule
        /// Names of the facts that are missing, in the order in which the rule asks for them.
        package let missing: [String]
        /// The sheets that leave it open.
        let sheets: [FactSheet]

        /// Sheets are large, and the same rule is seldom open on two.
        package func hash(into hasher: inout Hasher) { hasher.combine(rule) }
    }

    /// Asks each rule for one sheet of facts.
    package init(_ rules: [SafetyRule], for facts: FactSheet) {
        self.init(rules, forAny: [facts])
    }

    /// Asks each rule for several sheets. It fires when it fires for one of them, and is open when one leaves
    /// it open and none makes it fire.
    package init(_ rules: [SafetyRule], forAny sheets: [FactSheet]) {
        var fired: [SafetyRule] = []
        var open: [OpenRule] = []
        var notFired: [SafetyRule] = []
        for rule in rules {
            switch rule.when.truth(forAny: sheets) {
            case .yes: fired.append(rule)
            case .no: notFired.append(rule)
            case .unknown:
                let missing = sheets.flatMap { rule.when.missing(in: $0) }
                open.append(
                    OpenRule(
                        rule: rule, missing: missing.uniqued,
                        sheets: sheets.filter { rule.when.truth(for: $0) == .unknown }))
            }
        }
        self.fired = fired.sorted { ($0.severity.rank, $0.id) < ($1.severity.rank, $1.id) }
        self.open = open
        self.notFired = notFired
    }

    /// Only rules that wait for a fact.
    package init(open: [OpenRule]) {
        fired = []
        self.open = open
        notFired = []
    }

    /// What to ask: each fact once, for all rules that wait for it. First what the firmest rule waits for,
    /// then what most rules wait for.
    package var questions: [FactQuestion] {
        var questions: [String: FactQuestion] = [:]
        for open in open {
            for name in open.missing {
                questions[name, default: FactQuestion(fact: name, rules: [])].rules
                    .append(open.rule)
            }
        }
        return questions.values.sorted {
            ($0.firmest.rank, -$0.rules.count, $0.fact)
                < ($1.firmest.rank, -$1.rules.count, $1.fact)
        }
    }
}

/// A fact that is missing, and the rules that wait for it.
package struct FactQuestion: Hashable, Sendable {
    /// The name of the fact, as rules write it; or the id of an `OpenName`.
    package let fact: String
    /// In the order of the catalogue; never empty.
    package var rules: [SafetyRule]

    /// The severity of the firmest of the rules.
    package var firmest: FindingSeverity {
        rules.map(\.severity).min { $0.rank < $1.rank } ?? .monitor
    }

    /// The words that the rules ask for, if the fact is a set, e.g. of conditions; sorted.
    package var words: [String] {
        let asked = rules.flatMap { $0.when.leaves }.compactMap { leaf -> String? in
            guard leaf.name == fact, leaf.comparison == .has, case .text(let word) = leaf.value
            else { return nil }
            return word
        }
        return Set(asked).sorted()
    }
}

extension FindingSeverity {
    /// 0 for the firmest, 3 for the least firm.
    package var rank: Int {
        switch self {
        case .contraindicated: 0
        case .avoid: 1
        case .caution: 2
        case .monitor: 3
        }
    }
}

extension RuleCondition {
    /// Yes when it holds for one, no when it holds for none.
    fileprivate func truth(forAny sheets: [FactSheet]) -> Truth {
        var result = Truth.no
        for sheet in sheets {
            switch truth(for: sheet) {
            case .yes: return .yes
            case .unknown: result = .unknown
            case .no: break
            }
        }
        return result
    }
}

extension Sequence<String> {
    /// Each once, in the order in which they first come.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
