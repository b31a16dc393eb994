package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Keeps a place for somebody who waits, until they have answered or have not in time.
package struct OfferPlace: Request {
    let patient: ID<Patient>
    let start: LocalTime
    let therapist: ID<Therapist>

    package init(to patient: ID<Patient>, at start: LocalTime, with therapist: ID<Therapist>) {
        (self.patient, self.start, self.therapist) = (patient, start, therapist)
    }

    /// The offer, and what it is for.
    package func carryOut(_ act: Act) throws -> (offer: PlaceOffer, need: Waiting.Need) {
        _ = try act.reading.patient(patient)
        try act.clinic.requireGoing(patient, act.reading, .offer)
        try act.clinic.requireAhead(start)
        let found = try place(act)
        guard start >= act.clinic.soonest else {
            throw WaitingRefusal.tooSoon(
                start, soonest: act.clinic.soonest,
                booking: found.waiting.booking(found.slot.offered))
        }
        guard let aim = found.waiting.need.aim, let instant = act.zone.first(start) else {
            throw WaitingRefusal.waitsForNoPlace(patient)
        }
        let hours = try act.clinic.waitingLimits().offerHours
        let expires = min(act.ambient.moment.minute + hours * 60, instant.minute)
        guard let span = Interval(start, found.slot.end) else {
            throw WaitingRefusal.waitsForNoPlace(patient)
        }
        let offer = try act.writing.addOffer(
            OfferDetails(
                to: patient, for: aim, KeptPlace(with: therapist, in: found.slot.room, span),
                until: Moment(minute: expires)))
        return (offer, found.waiting.need)
    }

    /// What of all that they wait for the place helps.
    private func place(_ act: Act) throws -> (waiting: Waiting, slot: Slot) {
        let line = try act.clinic.waitingLine(act.reading).filter {
            $0.patient.id == patient && $0.isHelped(on: start)
        }
        let offers = try act.reading.heldOffers(at: act.ambient.moment)
        func offer(for waiting: Waiting) -> PlaceOffer? {
            offers.first { waiting.isOffered($0.details) }
        }
        let open = line.filter { offer(for: $0) == nil }
        guard !open.isEmpty else {
            throw line.first.flatMap(offer).map { WaitingRefusal.offeredAlready($0) }
                ?? .waitsForNoPlace(patient)
        }
        let places = try WaitingPlaces(act.clinic, act.reading, on: start.day...start.day)
        var broken: [RuleViolation] = []
        for waiting in open {
            let found = try places.checked(waiting, at: start, with: therapist)
            if found.broken.isEmpty { return (waiting, found.slot) }
            if broken.isEmpty { broken = found.broken }
        }
        throw WaitingRefusal.doesNotFit(at: start, patient, broken)
    }
}

extension Slot {
    fileprivate var offered: OfferedPlace {
        OfferedPlace(
            start: start, therapist: therapist, room: room, breaks: [], changes: [], cost: 0)
    }
}

extension Waiting {
    /// Whether a place at a time is what they wait for, wherever it may be.
    fileprivate func isHelped(on start: LocalTime) -> Bool {
        switch need {
        case .held, .seat, .plan(_, _, _?): false
        case .plan, .place, .owed: true
        case .earlier(let session, let day):
            start.day < day && start < session.details.start
        }
    }
}
