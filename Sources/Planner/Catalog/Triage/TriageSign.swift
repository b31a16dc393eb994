/// A finding that can be told or examined.
package struct TriageSign: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Where it hurts.
        case place
        /// What the patient tells.
        case told
        /// What is examined.
        case test
        /// Risks, laboratory and other illness.
        case background
    }

    package let id: String
    /// Short, as in a list.
    package let name: String
    /// In plain words, to be answered yes or no.
    package let question: String
    /// Id of its group.
    package let group: String
    package let kind: Kind
    /// Other words that people say for it.
    package let also: [String]
    /// Ids of signs that hold where this one holds.
    package let implies: [String]
    /// Ids of signs that cannot hold where this one holds.
    package let denies: [String]
    /// The ages, in years, at which it certainly holds.
    package let ages: ClosedRange<Int>?
    /// What on record finds it.
    package let facts: RuleCondition?
    /// What on record denies it.
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
