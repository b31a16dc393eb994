package import Planner

/// Why safety rules stop what was asked, or are not decided on.
package enum RuleRefusal: ClinicRefusal, Hashable {
    /// There is no such rule; the nearest ones.
    case noSuchRule(String, near: [Suggestion])
    /// What was said is no answer to a question of the rules.
    case noAnswer(said: String)
    /// A rule is overridden without saying why.
    case noReason
    /// Something stands in the way.
    case obstacles(to: Purpose, [Obstacle])

    /// What was to be done.
    package enum Purpose: Hashable, Sendable {
        case makingPlan
        case proposing(Medicine)
        case confirming(Medicine)
        case overriding(ID<StoredPlan>)
    }

    package var kind: RefusalKind {
        switch self {
        case .noSuchRule: .notFound
        case .noAnswer: .usage
        case .noReason, .obstacles: .refused
        }
    }
}

/// What stands between a medicine and being taken.
package enum Obstacle: Hashable, Sendable {
    /// A rule speaks against it; the facts on which it fired, as they are told. What helps follows from its severity.
    case rule(SafetyRule, because: String)
    /// The patient takes something of the same kind.
    case duplicate(String)
    /// The dose is ahead of the usual steps on this day of the course.
    case aheadOfSteps(Medicine, day: Int)
    /// It needs protection of the stomach, and none may be given; the rule that asks for it.
    case unprotected(Medicine, because: [String], rule: String)
    case question(Question)
    /// A rule is overridden without saying why.
    case noReason
    /// Nothing waits for the answer.
    case notAsked(String)

    /// What has to be asked first.
    package struct Question: Hashable, Sendable {
        package let fact: String
        package let text: String
        /// Ids of those that wait for it.
        package let rules: [String]
        /// What records the answer; `nil` where nothing of the patient does.
        package let record: NextStep?
        /// Who may decide without it.
        package let prescriber: String
    }
}
