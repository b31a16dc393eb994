import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// Takes those off the waiting list who have what they waited for, as a transaction leaves them, and closes
    /// offers of places that their patients have taken. An undo brings back what was there and settles nothing.
    func settleWaiting(_ writing: StoreWriting) throws {
        guard !writing.isUndo else { return }
        let treated = writing.treated
        for patient in treated.sorted() {
            for wish in try writing.now.wishes(of: patient) where try isOver(wish, writing) {
                try writing.remove(wish)
            }
        }
        guard !treated.isEmpty else { return }
        for offer in try writing.now.heldOffers(at: ambient.moment)
        where treated.contains(offer.details.patient) && offer.details.timetable == nil {
            if try isTaken(offer, writing.now) { _ = try writing.settle(offer, .accepted) }
        }
    }

    private func isOver(_ wish: Wish, _ writing: StoreWriting) throws -> Bool {
        switch wish.aim {
        case .plan(let cause):
            return try writing.now.plans(of: wish.patient).contains {
                $0.status == .active && $0.details.pin.cause == cause && $0.details.end >= today
            }
        case .earlier(let session, let day):
            let session = try writing.now.session(session)
            return !session.isAhead(now) || session.details.start.day < day
        case .seat(let groupClass):
            return try hasEachSeat(wish.patient, in: groupClass, writing.now)
        case .place:
            return try writing.treatmentChanges(of: wish.patient).contains(where: \.givesPlace)
        }
    }

    /// Whether no meeting of a class is to come in which a patient has no seat.
    private func hasEachSeat(
        _ patient: ID<Patient>, in groupClass: ID<GroupClass>, _ reading: StoreReading
    ) throws -> Bool {
        try reading.seatless(patient, in: groupClass, from: now + 1).isEmpty
    }

    private func isTaken(_ offer: PlaceOffer, _ reading: StoreReading) throws -> Bool {
        let (details, day) = (offer.details, offer.details.span.start.day)
        let filter = SessionFilter(patient: details.patient, from: day - 1, to: day)
        return try reading.sessions(filter).contains { session in
            session.isAhead(now) && session.details.therapist == details.therapist
                && session.details.span?.overlaps(details.span) == true
        }
    }
}

extension TreatmentChange {
    /// Whether somebody who waited for any place waits no more: a session was booked, or their treatment ended.
    fileprivate var givesPlace: Bool {
        switch self {
        case .session(nil, let after?): after.status.isLive
        case .plan(_, let after?): after.status == .discharged
        default: false
        }
    }
}
