package import CivilTime
package import Planner

/// Why a plan does not fit, and what would.
package struct Refusal: Error, Hashable, Sendable {
    /// The request itself is wrong; nothing was searched.
    package var problems: [RequestProblem]
    /// What found no place with plan day 0 on the earliest start, in order of plan day.
    package var unplaced: [Unplaced]
    /// Rules of which each alone, if it were lifted, would let the whole plan fit.
    package var wouldFitWithout: [Rule]
    /// The nearest ways out, best first.
    package var alternatives: [Alternative]
}

/// One session, review or rider without a place.
package struct Unplaced: Hashable, Sendable {
    /// What of a plan has no place.
    package enum What: Hashable, Sendable {
        /// `number` counts from 1 over the whole plan.
        case session(number: Int, phase: Int)
        case review(Int)
        /// Index into the request's riders.
        case rider(Int)
        /// Each part has places, but not all of them together.
        case wholePlan
    }
    /// What has no place.
    package var what: What
    /// The days on which it could have been.
    package var window: ClosedRange<Day>
    /// The rules that bind, the strongest first; never empty.
    package var because: [RuleViolation]
}

/// A change under which the whole plan was found to fit.
package enum Alternative: Hashable, Sendable, CustomStringConvertible {
    case laterStart(Day)
    /// Another therapist than the one asked for.
    case otherTherapist(ID<Therapist>)
    /// The patient comes also at these hours.
    case widerAvailability(WeeklyHours)
    /// The patient comes also on these days, which were blocked.
    case unblocked([ClosedRange<Day>])
    /// A therapist holds so many sessions a day.
    case higherDailyMaximum(ID<Therapist>, Int)
    /// The meetings of a class take so many patients.
    case moreSeats(ID<GroupClass>, Int)
    /// Seats in another class than the one asked for.
    case otherClass(ID<GroupClass>)
    /// Sessions with one patient in place of a class.
    case withoutClass
    /// Sessions of others move within their day.
    case movingOthers([SessionMove])
}

/// What is wrong with a request or a diary.
package enum RequestProblem: Hashable, Sendable {
    case gridMinutes(Int)
    case noTherapist
    case unknownTherapist(ID<Therapist>)
    case repeatedID(String)
    case noOpeningHours
    case noAvailability
    case sessionLength(minutes: Int, of: String)
    case noWeeks(phase: String)
    case badDose(Dose, phase: String)
    case sessionCount(Int, phase: String)
    case doesNotFitItsWeeks(phase: String, minDaysBetween: Int)
    case startDelay(Int)
    case negativeTolerance(week: Int)
    case emptyWindow(rider: Int)
    case tooLong(days: Int)
}
