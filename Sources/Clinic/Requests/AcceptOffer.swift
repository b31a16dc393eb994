import CivilTime
import ClinicStore
package import Planner

/// Books the place that was kept for somebody who says yes.
package struct AcceptOffer: Request {
    let offer: ID<PlaceOffer>

    package init(_ offer: ID<PlaceOffer>) { self.offer = offer }

    /// The offer as it is then, and what was booked or moved.
    package func carryOut(_ act: Act) throws -> (offer: PlaceOffer, report: SessionReport) {
        let offer = try act.openOffer(offer)
        guard offer.isHeld(at: act.ambient.moment) else {
            throw WaitingRefusal.expired(offer, at: act.zone.local(offer.details.expires))
        }
        let settled = try act.writing.settle(offer, .accepted)
        return (settled, try booked(offer.details, act))
    }

    private func booked(_ details: OfferDetails, _ act: Act) throws -> SessionReport {
        let start = details.span.start
        switch details.aim {
        case .makeUp(let lost):
            return try MakeUpSession(
                for: lost, to: start, therapist: details.therapist, room: details.room
            ).carryOut(act)
        case .earlier(let session):
            return try MoveSession(
                session, to: .time(start), therapist: details.therapist, room: details.room,
                scope: .only
            ).carryOut(act)
        case .plan: return try visited(details, .assessment, act)
        case .timetable:
            // `openOffer` lets none through.
            throw TimetableRefusal.nothingReserved(details.patient, offered: [])
        case .place:
            let isNew = try act.reading.plans(of: details.patient).isEmpty
            return try visited(details, isNew ? .assessment : .physiotherapy, act)
        }
    }

    private func visited(
        _ details: OfferDetails, _ kind: Session.Kind, _ act: Act
    ) throws -> SessionReport {
        var visit = BookSession(of: details.patient, at: details.span.start, kind: kind)
        visit.minutes = details.span.end.minute - details.span.start.minute
        (visit.therapist, visit.room) = (details.therapist, details.room)
        var report = SessionReport()
        report.changes = [SessionChange(before: nil, after: try visit.carryOut(act))]
        report.remarks = act.clinic.remarks(on: report.changes)
        if case .plan(let cause) = details.aim {
            report.remarks.append(
                .planNext(details.patient, cause: cause, from: details.span.start.day))
        }
        return report
    }
}

extension Act {
    /// An offer that nobody has answered.
    ///
    /// - Throws: where somebody has.
    func openOffer(_ id: ID<PlaceOffer>) throws -> PlaceOffer {
        let offer = try reading.offer(id)
        guard offer.details.timetable == nil else { throw TimetableRefusal.wholePlan(offer) }
        guard offer.status == .open else { throw WaitingRefusal.answered(offer) }
        return offer
    }
}
