package import CivilTime
import ClinicStore
package import Planner

/// Writes that a room cannot be used for a while, whatever is booked in it then.
package struct CloseRoom: Request {
    let room: ID<Room>
    let span: Interval<LocalTime>
    let why: String?

    package init(_ room: ID<Room>, _ span: Interval<LocalTime>, why: String? = nil) {
        self.room = room
        self.span = span
        self.why = why
    }

    /// Also the sessions to come that it hits.
    package func carryOut(_ act: Act) throws -> (closure: RoomClosure, hit: [Session]) {
        let kept = try act.reading.room(room)
        guard kept.isActive else { throw StaffRefusal.roomGone(kept) }
        let why = try why.map(Text.reason)
        let closure = try act.writing.closeRoom(room, span: span, reason: why)
        let hit = try act.hit(in: room).filter { $0.details.span?.overlaps(span) == true }
        return (closure, hit)
    }
}

/// Takes the closure of a room back.
package struct OpenRoom: Request {
    let closure: ID<RoomClosure>

    package init(_ closure: ID<RoomClosure>) { self.closure = closure }

    package func carryOut(_ act: Act) throws -> RoomClosure {
        let found = try act.reading.closure(closure)
        try act.writing.removeClosure(closure)
        return found
    }
}
