package import CivilTime
import ClinicStore
package import Planner

/// Writes that therapists do something together, whatever is booked with them then.
package struct AddBlock: Request {
    let name: String
    let start: LocalTime
    let minutes: Int
    let days: Int?
    let last: Day?
    let therapists: [ID<Therapist>]?

    /// Held once at `start`, unless it returns every so many days, until a last one where there is one; without
    /// therapists it is for all who are at work then.
    package init(
        _ name: String, at start: LocalTime, minutes: Int, every days: Int? = nil,
        until last: Day? = nil, for therapists: [ID<Therapist>]?
    ) {
        (self.name, self.start, self.minutes) = (name, start, minutes)
        (self.days, self.last, self.therapists) = (days, last, therapists)
    }

    /// Also the sessions to come that it hits.
    package func carryOut(_ act: Act) throws -> (block: StaffBlock, hit: [Session]) {
        let name = try Text.name(name, of: .block)
        let minutes = try Text.range(minutes, 5...720, .length)
        if let last, last < start.day { throw BlockRefusal.endsBefore(last, first: start.day) }
        for therapist in try (therapists ?? []).map(act.reading.therapist)
        where !therapist.isActive {
            throw StaffRefusal.hasLeft(therapist)
        }
        guard let first = Interval(start, start + minutes) else {
            throw BlockRefusal.endsBefore(start.day, first: start.day)
        }
        let block = try act.writing.addBlock(
            BlockDetails(name, first, every: days, until: last, therapists: therapists))
        return (block, try act.troubles.hit(by: block, act.reading))
    }
}
