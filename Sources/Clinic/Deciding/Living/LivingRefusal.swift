package import CivilTime
package import ClinicStore
package import Planner
package import Scheduler

/// Why a running plan stays as it is.
package enum LivingRefusal: ClinicRefusal, Hashable {
    /// The plan does not run.
    case notRunning(ID<StoredPlan>, StoredPlan.Status)
    /// It would not be as its template asks.
    case notWhole(ID<StoredPlan>, [Violation])
    /// Several sessions of a plan, or of a series where it is `nil`, could be meant, and nobody said how many are.
    case noScope(ID<Session>, of: ID<StoredPlan>?, sessions: Int, choices: [SessionScope])
    /// Some of the sessions find no place.
    case noPlaces([Unfit], of: Int)

    /// A session without a place near where it would go.
    package struct Unfit: Hashable, Sendable {
        package let session: ID<Session>
        package let start: LocalTime
        package let broken: [RuleViolation]
    }

    package var kind: RefusalKind {
        switch self {
        case .noScope: .usage
        case .notRunning, .notWhole, .noPlaces: .refused
        }
    }
}

/// Why a session does not go to a time.
package enum PlaceRefusal: ClinicRefusal, Hashable {
    /// It has begun, or was lost.
    case notMovable(Session, now: LocalTime)
    case inThePast(LocalTime, now: LocalTime)
    /// More than two years from now.
    case tooFarAhead(LocalTime)
    /// The place breaks rules that were not set aside, or cannot be.
    case broken(ID<Session>, at: LocalTime, [RuleViolation])
    /// What is to make up for a session would break rules that were not set aside, or cannot be.
    case makesUpNowhere(ID<Session>, at: LocalTime, [RuleViolation])
    /// What was said is no rule that can be set aside; those that can.
    case noSuchRule(said: String, known: [Rule])
    /// A rule is set aside without saying why.
    case noReason

    package var kind: RefusalKind {
        switch self {
        case .noSuchRule, .noReason: .usage
        case .notMovable, .inThePast, .tooFarAhead, .broken, .makesUpNowhere: .refused
        }
    }
}

/// Why a session is not made up for.
package enum MakeUpRefusal: ClinicRefusal, Hashable {
    /// It was not lost.
    case notLost(Session, now: LocalTime)
    /// Another one makes up for it.
    case madeUp(ID<Session>, by: Session)
    /// Its plan does not run.
    case planNotRunning(ID<StoredPlan>, StoredPlan.Status, ID<Patient>)

    package var kind: RefusalKind { .refused }
}
