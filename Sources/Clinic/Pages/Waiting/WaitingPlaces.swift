import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Where those who wait can come on some days: found and checked by what books it.
struct WaitingPlaces {
    private let clinic: Clinic
    private let reading: StoreReading
    private let diary: Diary
    private let days: ClosedRange<Day>
    private let timetables: [PlaceOffer]

    /// None of the days lies in the past.
    init(_ clinic: Clinic, _ reading: StoreReading, on days: ClosedRange<Day>) throws {
        (self.clinic, self.reading, self.days) = (clinic, reading, days)
        diary = try clinic.diary(
            reading, from: days.lowerBound - 1, through: days.upperBound + 1)
        timetables = try reading.heldOffers(at: clinic.ambient.moment).filter {
            $0.details.timetable != nil
        }
    }

    /// The first timetable of those from which somebody chooses their plan, who gets no other one.
    func timetable(of waiting: Waiting) -> PlaceOffer? {
        timetables.filter { waiting.isOffered($0.details) }.min { $0.id < $1.id }
    }

    /// The best first, none so soon that nobody can be asked to come.
    func places(for waiting: Waiting) throws -> [OfferedPlace] {
        guard !waiting.isStopped else { return [] }
        switch waiting.need {
        case .held, .seat, .plan(_, _, _?): return []
        case .owed(let lost, _, _):
            let places = try LostPlaces(clinic, reading, lost: lost, in: diary)
            return places.all(on: days, until: waiting.target).map(places.told)
        case .earlier(let session, let day):
            let last = min(days.upperBound, day - 1)
            guard days.lowerBound <= last else { return [] }
            return try clinic.places(
                for: session, on: days.lowerBound...last, in: diary, reading
            )
            .filter { $0.breaks.isEmpty && $0.slot.start < session.details.start }
            .map(OfferedPlace.init)
        case .plan(_, _, nil), .place: return try visits(of: waiting)
        }
    }

    /// The best of all; `nil` where there is none.
    func first(for waiting: Waiting) throws -> OfferedPlace? {
        guard case .owed(let lost, _, _) = waiting.need, !waiting.isStopped else {
            return try places(for: waiting).first
        }
        return try LostPlaces(clinic, reading, lost: lost, in: diary)
            .offered(1, until: waiting.target).first
    }

    /// What is against a place for somebody, by the rules that book it; with the room in which it would be.
    func checked(
        _ waiting: Waiting, at start: LocalTime, with therapist: ID<Therapist>
    ) throws -> (slot: Slot, broken: [RuleViolation]) {
        let slot = Slot(start: start, minutes: waiting.minutes ?? 0, therapist: therapist)
        switch waiting.need {
        case .owed(let lost, _, _):
            let places = try LostPlaces(clinic, reading, lost: lost, in: diary)
            let there = places.rules.inRoom(places.session(at: slot), of: lost.details)
            let course = places.rules.course.violations(ofMakeUp: there)
            return (there.slot, places.rules.againstDiary(there) + course)
        case .earlier(let session, _):
            let rules = try clinic.rules(for: session, on: days, in: diary, reading)
            let there = rules.inRoom(session.details.placed(at: slot), of: session.details)
            let course = rules.course.violations(of: there, from: session.details)
            return (there.slot, rules.againstDiary(there) + course)
        case .plan, .place, .held, .seat:
            let request = try visitRequest(waiting, .person)
            let rooms = request.needsRoom ? diary.rooms.map(\.id).sorted() : []
            let places = (rooms.isEmpty ? [nil] : rooms.map(Optional.some)).map { room in
                var there = slot
                there.room = room
                return (there, violations(of: request, at: there, in: diary))
            }
            return places.min { $0.1.count < $1.1.count } ?? (slot, [])
        }
    }

    private func visits(of waiting: Waiting) throws -> [OfferedPlace] {
        guard let kind = waiting.visitKind else { return [] }
        do {
            _ = try clinic.requireAge(
                of: waiting.patient, for: kind, overridden: [], reason: nil, reading)
        } catch is AgeRefusal { return [] }
        let request = try visitRequest(waiting, .program)
        let weights = clinic.settings.placementRules
        func cost(_ slot: Slot) -> Int {
            let isOther = request.patient.preferredTherapist.map { $0 != slot.therapist } ?? false
            let part = request.patient.preferredTime
            let isOutside = part?.contains(startMinutes: slot.start.time.minutes) == false
            return (isOther ? weights.notPreferredTherapist : 0)
                + (isOutside ? weights.outsidePreferredTime : 0)
        }
        return freeSlots(for: request, in: diary, limit: 4_000).map { slot in
            OfferedPlace(
                start: slot.start, therapist: slot.therapist, room: slot.room, breaks: [],
                changes: [], cost: cost(slot))
        }.sorted { ($0.cost, $0.start, $0.therapist) < ($1.cost, $1.start, $1.therapist) }
    }

    private func visitRequest(
        _ waiting: Waiting, _ chooser: TimeChooser
    ) throws -> ContactRequest {
        ContactRequest(
            minutes: Waiting.visitMinutes,
            needsRoom: !diary.rooms.isEmpty && waiting.visitKind?.needsRoom == true,
            patient: try clinic.limits(
                of: waiting.patient, from: days.lowerBound, only: nil, chosenBy: chooser, reading),
            from: days.lowerBound, through: days.upperBound)
    }
}

extension Waiting {
    /// What is booked for somebody who waits for no session of a plan.
    var visitKind: Session.Kind? {
        switch need {
        case .plan: .assessment
        case .place(let kind): kind
        case .held, .earlier, .owed, .seat: nil
        }
    }
}

extension PlaceRules {
    /// In the room that it has, else in the first that is free; none where it takes none.
    fileprivate func inRoom(_ details: SessionDetails, of session: SessionDetails) -> SessionDetails
    {
        var details = details
        details.room = session.room
        return withRoom(details, wanted: nil)
    }
}
