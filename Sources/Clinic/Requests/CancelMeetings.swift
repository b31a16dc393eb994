import CivilTime
import ClinicStore
package import Planner

/// Cancels meetings of a class with all seats in them; the time stays in the record.
package struct CancelMeetings: Request {
    let groupClass: ID<GroupClass>
    let time: MeetingTime?
    let scope: SessionScope?
    let why: Session.CancelReason
    /// Whether it meets no more.
    let isEnd: Bool

    package var reason: String? { why.rawValue }

    /// The one at a time and those in the scope; without a time all that are to come.
    package init(
        of groupClass: ID<GroupClass>, at time: MeetingTime?, _ scope: SessionScope?,
        why: Session.CancelReason
    ) {
        (self.groupClass, self.time, self.scope) = (groupClass, time, scope)
        (self.why, isEnd) = (why, false)
    }

    /// All that are to come: the class meets no more, and nobody waits for it.
    package init(ending groupClass: ID<GroupClass>, why: Session.CancelReason) {
        (self.groupClass, time, scope) = (groupClass, nil, nil)
        (self.why, isEnd) = (why, true)
    }

    package func carryOut(_ act: Act) throws -> ChangedMeetings {
        var known = try act.reading.groupClass(groupClass)
        guard known.isActive else { throw ClassRefusal.ended(known) }
        let meetings = try meetings(act)
        let seats = try meetings.flatMap { try act.reading.seats(in: $0.id) }
        let report = try act.cancel(seats, why: why)
        try act.writing.update(
            meetings.map { meeting in
                var meeting = meeting
                (meeting.status, meeting.reason) = (.cancelled, why.rawValue)
                return meeting
            })
        if isEnd {
            known.isActive = false
            try act.writing.update(known)
            for wish in try act.reading.wishes() where wish.aim == .seat(groupClass) {
                try act.writing.remove(wish)
            }
        }
        return ChangedMeetings(
            groupClass: known, meetings: meetings.map { (before: $0, after: nil) }, report: report)
    }

    private func meetings(_ act: Act) throws -> [ClassMeeting] {
        guard isEnd else { return try act.meetings(of: groupClass, at: time, scope) }
        return try act.reading.meetings(of: groupClass, from: act.now + 1)
            .filter { $0.status == .held }
    }
}
