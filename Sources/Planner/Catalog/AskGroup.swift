/// Everything that is asked as one question: conditions that belong together, facts, or a whole list.
package struct AskGroup: Hashable, Sendable {
    /// What "no" to the question says about one fact, as it is recorded: `pregnant` is `no`.
    package struct Denial: Hashable, Sendable {
        package let fact: String
        package let value: String

        package init(fact: String, value: String) {
            self.fact = fact
            self.value = value
        }
    }

    package let id: String
    /// A few words for it, for lists of questions.
    package let short: String
    /// The question, as it is asked.
    package let ask: String
    /// Conditions of which none holds if the answer is "no", besides those that are recorded.
    package let conditions: [String]
    /// What else a "no" says.
    package let no: [Denial]
    /// Facts that are measured or looked up, so that "no" does not answer them.
    package let facts: [String]
    /// The fact that is a list and is answered as a whole: `current_classes`.
    package let list: String?
    /// Who is asked; for everybody else, none of its conditions holds. `nil` for everybody.
    package let askedOf: Fact.Audience?
    package let evidence: Evidence

    package init(
        id: String, short: String, ask: String, conditions: [String] = [], no: [Denial] = [],
        facts: [String] = [], list: String? = nil, askedOf: Fact.Audience? = nil,
        evidence: Evidence = .custom
    ) {
        self.id = id
        self.short = short
        self.ask = ask
        self.conditions = conditions
        self.no = no
        self.facts = facts
        self.list = list
        self.askedOf = askedOf
        self.evidence = evidence
    }

    /// The name of the fact under which a "no" is recorded.
    package var record: String { Self.record(of: id) }

    /// The name of the fact under which a "no" to the group with this id is recorded.
    package static func record(of id: String) -> String { "asked.\(id)" }

    /// Whether a "no" answers it.
    package var takesNo: Bool { list == nil && !(conditions.isEmpty && no.isEmpty) }
}
