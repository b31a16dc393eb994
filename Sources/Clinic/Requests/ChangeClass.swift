package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Renames a class, gives its meetings to come another number of seats, or adds meetings.
package struct ChangeClass: Request {
    let groupClass: ID<GroupClass>
    package var name: String?
    package var seats: Int?
    /// More times at which it meets.
    package var times: [ClassTime] = []
    package var until: Day?
    /// Makes the other meetings where something is booked at the times of some.
    package var leavesOut = false

    package init(_ groupClass: ID<GroupClass>) { self.groupClass = groupClass }

    package func carryOut(_ act: Act) throws -> MadeMeetings {
        var changed = try act.reading.groupClass(groupClass)
        guard changed.isActive else { throw ClassRefusal.ended(changed) }
        guard name != nil || seats != nil || !times.isEmpty else {
            throw ClassRefusal.changesNothing(groupClass)
        }
        if let name { changed.details.name = try act.className(name, of: groupClass) }
        if let seats {
            changed.details.seats = try Text.range(seats, 1...99, .seats)
            try reseat(changed, act)
        }
        try act.writing.update(changed)
        guard !times.isEmpty else {
            return MadeMeetings(groupClass: changed, meetings: [], leftOut: [])
        }
        return try act.addMeetings(to: changed, at: times, until: until, leavingOut: leavesOut)
    }

    private func reseat(_ changed: GroupClass, _ act: Act) throws {
        let ahead = try act.reading.meetings(of: groupClass, from: act.now + 1)
            .filter { $0.status == .held }
        let seats = changed.details.seats
        let fuller = try ahead.filter { try act.reading.seats(in: $0.id).count > seats }
        guard fuller.isEmpty else {
            throw ClassRefusal.takenSeats(
                groupClass, fuller.map(\.details.span.start), left: seats)
        }
        try act.writing.update(
            ahead.map { meeting in
                var meeting = meeting
                meeting.details.seats = seats
                return meeting
            })
    }
}
