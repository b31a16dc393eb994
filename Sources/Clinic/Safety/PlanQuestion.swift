package import Planner

/// Something to ask before more can be said.
package struct PlanQuestion: Hashable, Sendable {
    /// The fact's name; `nil` for a question about a line of care.
    package let fact: String?
    package let text: String
    /// Ids of the rules that wait for it.
    package let rules: [String]

    init(fact: String?, text: String, rules: [String]) {
        self.fact = fact
        self.text = text
        self.rules = rules
    }

    /// `Blood pressure, systolic (mmHg): NSAID-13, NSAID-14`
    package init(_ question: FactQuestion, _ catalog: Catalog) {
        let known = catalog.fact(RuleCondition.factName(question.fact))
        var text = known?.ask ?? catalog.ask(openName: question.fact) ?? question.fact
        if let unit = known?.unit, !text.contains(unit) { text += " (\(unit))" }
        let words = question.words.map { catalog.vocabulary.name(of: $0, in: question.fact) }
        if !words.isEmpty { text += ": \(words.joined(separator: ", "))" }
        fact = question.fact
        rules = question.rules.map(\.id)
        self.text = text
    }

    package var json: JSON {
        ["fact": .text(fact), "ask": .string(text), "rules": .texts(rules)]
    }
}

extension PlanFinding {
    package var json: JSON {
        [
            "rule": .string(rule), "severity": .string(severity.rawValue),
            "title": .string(title), "action": .string(action), "subject": .string(subject),
            "state": .string(state.rawValue), "by": .text(by), "reason": .text(reason),
            "evidence": .string(evidence),
        ]
    }
}

extension ComposeError {
    var kind: Failure.Kind {
        switch self {
        case .unknownMedicine, .unknownReturn: .notFound
        case .quitDate: .usage
        case .forbidden, .stopped, .beforeOperation, .ageUnknown, .wrongAge: .refused
        }
    }
}
