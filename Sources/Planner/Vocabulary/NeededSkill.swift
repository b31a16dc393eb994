/// The skill that a therapist needs for a phase, as the template had it when the plan was made.
package enum NeededSkill: Hashable, Sendable {
    case none
    case named(String)
    /// An older version did not keep it.
    case notKept

    /// `nil` for none.
    package init(_ skill: String?) { self = skill.map { .named($0) } ?? .none }
}
