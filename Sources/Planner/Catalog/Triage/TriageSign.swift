/// Something that a patient can say or a clinician can find.
package struct TriageSign: Hashable, Sendable {
    /// How it is found.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Where it hurts.
        case place
        /// What the patient says.
        case told
        /// What a clinician examines.
        case test
        /// Risks, results of laboratories, and other illness.
        case background
    }

    package let id: String
    /// Short, for lists.
    package let name: String
    /// In plain words, to be answered yes or no.
    package let question: String
    /// Id of its group of findings.
    package let group: String
    package let kind: Kind
    /// Other words that people say for it.
    package let also: [String]
    /// Ids of signs that hold if this one does.
    package let implies: [String]
    /// Ids of signs that cannot hold if this one does.
    package let denies: [String]
    /// The ages, in whole years, at which it certainly holds.
    package let ages: ClosedRange<Int>?
    /// What is recorded finds it, if this condition holds.
    package let facts: RuleCondition?
    /// What is recorded rules it out, if this condition holds.
    package let deniedBy: RuleCondition?

    package init(
        id: String, name: String, question: String, group: String, kind: Kind, also: [String] = [],
        implies: [String] = [], denies: [String] = [], ages: ClosedRange<Int>? = nil,
        facts: RuleCondition? = nil, deniedBy: RuleCondition? = nil
    ) {
        self.id = id
        self.name = name
        self.question = question
        self.group = group
        self.kind = kind
        self.also = also
        self.implies = implies
        self.denies = denies
        self.ages = ages
        self.facts = facts
        self.deniedBy = deniedBy
    }
}
