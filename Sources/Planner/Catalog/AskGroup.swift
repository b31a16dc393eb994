/// What is asked aloud as one question: conditions that belong together, facts, or a whole list.
package struct AskGroup: Hashable, Sendable {
    /// What "no" to the question says of a fact, as it is recorded: `pregnant` is `no`.
    package struct Denial: Hashable, Sendable {
        package let fact: String
        package let value: String

        package init(fact: String, value: String) {
            self.fact = fact
            self.value = value
        }
    }

    package let id: String
    /// A few words, for lists of questions.
    package let short: String
    /// As it is said aloud.
    package let ask: String
    /// Conditions of which "no" says that none holds, beside those on record.
    package let conditions: [String]
    package let no: [Denial]
    /// Facts that are measured or read; "no" is no answer to them.
    package let facts: [String]
    /// The fact that is a list and is answered whole: `current_classes`.
    package let list: String?
    /// Who is asked; for all others none of its conditions holds.
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

    /// The name under which "no" is recorded with its day and who said so.
    package var record: String { Self.record(of: id) }

    package static func record(of id: String) -> String { "asked.\(id)" }

    /// Whether a person may answer it with "no".
    package var takesNo: Bool { list == nil && !(conditions.isEmpty && no.isEmpty) }

    /// Every fact that it answers, the list first.
    package var answers: [String] {
        (list.map { [$0] } ?? []) + no.map(\.fact) + facts
            + (conditions.isEmpty || list != nil ? [] : ["conditions"])
    }
}
