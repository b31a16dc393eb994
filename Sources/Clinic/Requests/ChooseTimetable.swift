import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Books the timetable that a patient has chosen, exactly as it was shown, and frees the others.
package struct ChooseTimetable: Request {
    let offer: ID<PlaceOffer>

    package init(_ offer: ID<PlaceOffer>) { self.offer = offer }

    /// The plan, the timetable as it is then, and those that are free again.
    package func carryOut(
        _ act: Act
    ) throws -> (made: MadePlan, chosen: PlaceOffer, freed: [PlaceOffer]) {
        let offer = try act.timetable(offer)
        guard offer.isHeld(at: act.ambient.moment) else {
            throw TimetableRefusal.expired(offer, at: act.zone.local(offer.details.expires))
        }
        let (prepared, placed) = try plan(offer, act)
        if try act.reading.patient(prepared.patient.id) != prepared.patient {
            try act.writing.updatePatient(prepared.patient)
        }
        let chosen = try act.writing.settle(offer, .accepted)
        let others = try act.clinic.heldTimetables(of: offer.details.patient, act.reading).filter {
            $0.details.timetable == offer.details.timetable
        }
        let freed = try others.map { try act.writing.settle($0, .declined) }
        return (try act.book(placed, prepared), chosen, freed)
    }

    /// The plan as it would be made now, which is the one that was shown, at the places that are kept.
    private func plan(
        _ offer: PlaceOffer, _ act: Act
    ) throws -> (prepared: PreparedPlan, placed: PlacedPlan) {
        let kept = try kept(offer)
        var start = StartPlan(kept.wishes)
        start.isSecond = kept.isSecond
        let catalog = try act.shelf.catalog()
        let template = try catalog.template(named: kept.wishes.cause)
        try start.refuseSecond(template, act.clinic, act.reading)
        let prepared = try act.clinic.prepare(
            kept.wishes, template, catalog, from: kept.earliest, act.reading)
        let changes = kept.shown.changes(to: ShownPlan(prepared.outline))
        guard changes.isEmpty else { throw TimetableRefusal.changed(offer, changes) }
        let lost = try lost(kept.placed, prepared, act)
        guard lost.isEmpty else { throw TimetableRefusal.doesNotFit(offer, lost) }
        return (prepared, kept.placed)
    }

    /// What was asked for and found, as it is kept.
    private struct Kept {
        let wishes: PlanWishes
        let earliest: Day
        let isSecond: Bool
        let placed: PlacedPlan
        let shown: ShownPlan
    }

    private func kept(_ offer: PlaceOffer) throws(TimetableRefusal) -> Kept {
        guard case .timetable(let cause, let text) = offer.details.aim else {
            throw .singlePlace(offer)
        }
        do {
            let kept = try KeptTimetable(text: text)
            let earliest = try Day(parsing: kept.earliest)
            return Kept(
                wishes: try kept.wishes.wishes(
                    of: offer.details.patient, cause: cause, heldOn: earliest),
                earliest: earliest, isSecond: kept.second == true,
                placed: try kept.placed(at: offer.details.places), shown: kept.shown)
        } catch { throw .unreadable(offer) }
    }

    /// The places that a rule is against by now, in order of time.
    private func lost(
        _ placed: PlacedPlan, _ prepared: PreparedPlan, _ act: Act
    ) throws -> [TimetableRefusal.LostPlace] {
        let visits = placed.visits
        guard let first = visits.first?.slot.start.day, let last = visits.last?.slot.end.day else {
            return []
        }
        let diary = try act.clinic.diary(
            act.reading, from: first - 1, through: last + 1, for: prepared.patient.id)
        let limits = try act.clinic.limits(
            of: prepared.patient, from: first, only: prepared.wishes.therapist,
            atHome: prepared.outline.modes.travels, chosenBy: .person, act.reading)
        return visits.compactMap { visit in
            let (slot, day) = (visit.slot, visit.slot.start.day)
            let request = ContactRequest(
                minutes: slot.minutes,
                skill: visit.visit.phase.flatMap { prepared.outline.phases[$0].skill },
                needsRoom: slot.room != nil, patient: limits, from: day, through: day)
            let broken = violations(of: request, at: slot, in: diary)
            return broken.isEmpty ? nil : .init(start: slot.start, broken: broken)
        }
    }
}

extension Act {
    /// A timetable that is neither chosen nor released.
    ///
    /// - Throws: where it is, or is a single place.
    func timetable(_ id: ID<PlaceOffer>) throws -> PlaceOffer {
        let offer = try reading.offer(id)
        guard offer.details.timetable != nil else { throw TimetableRefusal.singlePlace(offer) }
        guard offer.status == .open else { throw TimetableRefusal.answered(offer) }
        return offer
    }
}
