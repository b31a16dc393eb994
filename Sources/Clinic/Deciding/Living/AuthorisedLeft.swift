package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A plan of which something else is authorised now.
package struct ChangedAuthorisation: Sendable {
    package let plan: StoredPlan
    package let sessions: [Session]
    /// The booked sessions that are not authorised.
    package let uncovered: [Session]
}

/// What is left of what is authorised of a plan.
package struct AuthorisedLeft: Hashable, Sendable {
    package let authorisations: [Authorisation]
    /// Sessions that were held, or count as if they had been.
    package let used: Int
    /// Booked and still to come.
    package let booked: Int
    /// Beside those used, whether booked or not; `nil` where their number is free.
    package let left: Int?
    /// The last day; `nil` where it is free.
    package let until: Day?

    /// Two are left, or a week, and nobody has to look before.
    package func isRunningOut(on today: Day) -> Bool {
        left.map { $0 <= 2 } == true || until.map { $0 - today <= 7 } == true
    }
}

extension AuthorisedLeft: Documented {
    package var json: JSON {
        [
            "given": .array(
                authorisations.map {
                    [
                        "sessions": .optional($0.sessions), "startBy": .text($0.startBy),
                        "until": .text($0.until), "longestPauseDays": .optional($0.longestPause),
                    ] as JSON
                }), "used": .integer(used), "booked": .integer(booked), "left": .optional(left),
            "until": .text(until),
        ]
    }
}

extension Clinic {
    /// `nil` where nobody has to allow the plan's sessions.
    func authorisedLeft(_ plan: StoredPlan, _ sessions: [Session]) -> AuthorisedLeft? {
        let lost = sessions.filter { !$0.status.isLive }
        guard let own = authorised(plan, others: lost) else { return nil }
        let counted = own.counted(sessions.filter(\.status.isLive))
        let used = counted.filter { !$0.isToCome(now) }
        let left = own.authorisations.left(after: used.map(\.details.start.day))
        return AuthorisedLeft(
            authorisations: own.authorisations, used: used.count,
            booked: counted.count - used.count, left: left?.sessions, until: left?.until)
    }
}
