/// What all safety rules say of what is known.
package struct SafetyVerdict: Hashable, Sendable {
    /// The firmest first, then by id.
    package let fired: [SafetyRule]
    /// Rules that a missing fact leaves open, in the order of the catalogue.
    package let open: [OpenRule]
    /// Rules that certainly do not apply, in the order of the catalogue.
    package let notFired: [SafetyRule]

    package struct OpenRule: Hashable, Sendable {
        package let rule: SafetyRule
        /// In the order the rule asks for them.
        package let missing: [String]
        /// With what it was asked, each sheet that leaves it open.
        let sheets: [FactSheet]
    }

    package init(_ rules: [SafetyRule], for facts: FactSheet) {
        self.init(rules, forAny: [facts])
    }

    /// Of several sheets: a rule fires when it fires for one, and is open when one leaves it open and
    /// none makes it fire.
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

    /// Only what waits for a fact.
    package init(open: [OpenRule]) {
        fired = []
        self.open = open
        notFired = []
    }

    /// What to ask, each fact once for all rules that need it, the most decisive first: what the
    /// firmest rule waits for, then what most rules wait for.
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
    /// As the rules write it.
    package let fact: String
    /// In the order of the catalogue, never empty.
    package var rules: [SafetyRule]

    /// The firmest of the rules.
    package var firmest: FindingSeverity {
        rules.map(\.severity).min { $0.rank < $1.rank } ?? .monitor
    }

    /// The words of a set that the rules ask for, e.g. conditions; sorted.
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
    /// 0 is the firmest.
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

extension [String] {
    /// Each once, in the order first met.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
