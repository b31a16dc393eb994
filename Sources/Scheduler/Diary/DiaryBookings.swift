import CivilTime
package import Planner

extension Diary {
    /// Adds the plan's sessions to those that stand.
    mutating func book(_ plan: PlacedPlan) { book(plan.slots) }

    mutating func book(_ slots: [Slot]) {
        for slot in slots {
            guard let time = Interval(slot.start, slot.end) else { continue }
            if let index = therapists.firstIndex(where: { $0.id == slot.therapist }) {
                therapists[index].bookings.append(time)
            }
            if let index = rooms.firstIndex(where: { $0.id == slot.room }) {
                rooms[index].bookings.append(RoomBooking(time: time))
            }
        }
    }

    /// Takes the place that is offered, as a session there would.
    package mutating func keep(_ offer: PlaceOffer) {
        let details = offer.details
        if let index = therapists.firstIndex(where: { $0.id == details.therapist }) {
            therapists[index].bookings.append(details.span)
            therapists[index].offered[details.span] = offer.id
        }
        if let index = rooms.firstIndex(where: { $0.id == details.room }) {
            rooms[index].bookings.append(RoomBooking(time: details.span))
        }
    }

    /// Takes one session out.
    package mutating func remove(_ slot: Slot) {
        guard let time = Interval(slot.start, slot.end) else { return }
        if let index = therapists.firstIndex(where: { $0.id == slot.therapist }),
            let at = therapists[index].bookings.firstIndex(of: time)
        {
            therapists[index].bookings.remove(at: at)
        }
        if let index = rooms.firstIndex(where: { $0.id == slot.room }),
            let at = rooms[index].bookings.firstIndex(where: { $0.time == time })
        {
            rooms[index].bookings.remove(at: at)
        }
    }
}
