import CivilTime
package import Planner

extension Diary {
    /// Adds the plan's sessions to those that stand.
    mutating func book(_ plan: PlacedPlan) { book(plan.slots) }

    mutating func book(_ slots: [Slot]) {
        for slot in slots {
            guard let time = Interval(slot.start, slot.end) else { continue }
            if let seat = slot.seat {
                take(seat)
                continue
            }
            if let index = therapists.firstIndex(where: { $0.id == slot.therapist }) {
                therapists[index].bookings.append(time)
                if slot.travel > 0 { therapists[index].travel[time] = slot.travel }
            }
            if let index = rooms.firstIndex(where: { $0.id == slot.room }) {
                rooms[index].bookings.append(RoomBooking(time: time))
            }
        }
    }

    /// Takes the places that are kept, as sessions there would. Of what is kept for one patient they take one thing: a
    /// place of several is taken once, and a room for one at a time.
    package mutating func keep(_ offers: [PlaceOffer]) {
        let kept = Dictionary(grouping: offers, by: \.details.patient)
        for (_, offers) in kept.sorted(by: { $0.key < $1.key }) {
            for offer in offers { keep(offer) }
            let places = offers.flatMap(\.details.places)
            for (room, places) in Dictionary(grouping: places, by: \.room) {
                guard let index = rooms.firstIndex(where: { $0.id == room }) else { continue }
                rooms[index].bookings += Interval.joined(places.map(\.span)).map {
                    RoomBooking(time: $0)
                }
            }
        }
    }

    private mutating func keep(_ offer: PlaceOffer) {
        for place in offer.details.places {
            guard let index = therapists.firstIndex(where: { $0.id == place.therapist }),
                therapists[index].offered[place.span] == nil
            else { continue }
            therapists[index].bookings.append(place.span)
            therapists[index].offered[place.span] = offer.id
        }
    }

    /// Takes one session out.
    package mutating func remove(_ slot: Slot) {
        guard let time = Interval(slot.start, slot.end) else { return }
        if let seat = slot.seat { return take(seat, by: -1) }
        if let index = therapists.firstIndex(where: { $0.id == slot.therapist }),
            let at = therapists[index].bookings.firstIndex(of: time)
        {
            therapists[index].bookings.remove(at: at)
            therapists[index].travel[time] = nil
        }
        if let index = rooms.firstIndex(where: { $0.id == slot.room }),
            let at = rooms[index].bookings.firstIndex(where: { $0.time == time })
        {
            rooms[index].bookings.remove(at: at)
        }
    }
}
