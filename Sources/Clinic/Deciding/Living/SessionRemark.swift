package import CivilTime
package import Planner
package import Scheduler

/// What else there is to know or to do after sessions were changed.
package enum SessionRemark: Unworded, Documented, Hashable {
    /// Cancelled for a reason that uses it up: it is not owed.
    case countsAsUsed(Session.CancelReason)
    /// So many sessions are owed now, of a plan whose treatment is stopped.
    case owedOnceGoing(Int)
    case owed(Int, of: ID<StoredPlan>)
    case makesUp(for: Session)
    /// Nothing is booked in place of a session while the treatment is stopped.
    case stopped(since: Day)
    /// The gap rules leave no time to make up for it.
    case noTimeToMakeUp(ID<Session>)
    /// The best time to make up for it.
    case makeUp(for: ID<Session>, at: LocalTime)
    /// What the patient reads of it now; `nil` for nothing.
    case text(String?)
    /// It was to be moved to where it stands.
    case standsThere(ID<Session>)
    /// It is held at a time that somebody named, in so many minutes from now.
    case isSoon(ID<Session>, minutes: Int)
    /// Clocks change in it: it lasts another number of minutes than was asked for.
    case lasts(ID<Session>, minutes: Int, asked: Int)
    case setAside(RuleViolation)
    /// Of those that come later these stay: it takes its own kind with it, or the treatment.
    case staysBehind([ID<Session>], movesWith: Session.Kind)
    /// It was confirmed for a time at which it is no more.
    case confirmedBefore(Session)
    /// It leaves the days of what rides on it.
    case leavesDays(ID<Session>, RuleViolation)
    /// What rode on a session that leaves its days is done in another one.
    case riderGoes(String, from: ID<Session>, to: ID<Session>)
    /// What rode on a session that leaves its days is a contact of its own.
    case riderStandsAlone(String, from: ID<Session>, at: LocalTime)
    /// What rode on a session that leaves its days has no place left in them; it may be sent by the patient.
    case riderEnds(ID<Session>, ContactWindow, isSent: Bool)
    /// Where it goes instead; `nil` where it stays.
    case doesNotFit(ID<Session>, on: LocalTime, instead: Place?)
    /// What is against the time to which it would go with its series, so that it stays where it is.
    case stays(ID<Session>, insteadOf: LocalTime, [RuleViolation])
    /// The second session missed in a row.
    case missedAgain
    case wasBefore(Session.Status)
    case declined(ID<Session>)
    /// The patient may come.
    case perhaps(ID<Session>)
    /// A plan for a cause can be made now that a first visit is booked, from that day on.
    case planNext(ID<Patient>, cause: String, from: Day)
    /// It has begun, and nobody said whether the patient came.
    case unrecorded(Session)

    /// A time, and the therapist where it is another one.
    package struct Place: Hashable, Sendable {
        package let start: LocalTime
        package let therapist: ID<Therapist>?
    }
}
