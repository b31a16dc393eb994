package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Books at the stated time, or says which rules it breaks and where the nearest free times are.
package struct BookSession: Request {
    let patient: ID<Patient>
    let start: LocalTime
    let kind: Session.Kind
    /// 5 to 240.
    package var minutes = 45
    package var mode = Session.Mode.clinic
    /// `nil` for the first who is free.
    package var therapist: ID<Therapist>?
    /// `nil` for the first that is free.
    package var room: ID<Room>?
    /// `nil` for the kind.
    package var title: String?
    package var note: String?
    /// Why somebody looks at the patient while the treatment is stopped, or why a rule is overridden.
    package var why: String?
    /// Ids of rules about the age that a clinician overrides.
    package var overridden: [String] = []
    /// Whether it may have begun: what was done is put down later.
    package var mayBePast = false

    package init(
        of patient: ID<Patient>, at start: LocalTime, kind: Session.Kind = .physiotherapy
    ) {
        self.patient = patient
        self.start = start
        self.kind = kind
    }

    package func carryOut(_ act: Act) throws -> Session {
        let minutes = try Text.range(minutes, 5...240, .length)
        guard mode == .clinic || room == nil else { throw BookingRefusal.phoneTakesNoRoom }
        guard start >= act.now || mayBePast else {
            throw BookingRefusal.inThePast(start, now: act.now)
        }
        if start > act.now { try act.clinic.requireAhead(start) }
        try requireClear(minutes, act)
        let patient = try act.reading.patient(patient)
        let why = try why.map(Text.reason)
        let decided = try act.clinic.requireAge(
            of: patient, for: kind, overridden: overridden, reason: why, act.reading)
        let exception = try visitException(why, act) ?? decided
        return try book(patient, exception, act)
    }

    /// While the treatment is stopped only a visit to look at the patient is booked, for a reason.
    private func visitException(_ reason: String?, _ act: Act) throws -> SessionException? {
        guard let stop = try act.clinic.stop(of: patient, act.reading) else { return nil }
        guard kind.looksAtThePatient else {
            throw try act.clinic.refusal(stop, .booking)
        }
        guard let reason else {
            throw try act.clinic.refusal(
                stop, .visit)
        }
        return SessionException(rules: [SessionException.stopped], reason: reason)
    }

    private func book(
        _ patient: Patient, _ exception: SessionException?, _ act: Act
    ) throws -> Session {
        let diary = try act.clinic.diary(act.reading, from: start.day - 1, through: start.day + 30)
        var limits = try act.clinic.limits(of: patient, from: start.day, only: nil, act.reading)
        limits.tooSoon = []
        let request = ContactRequest(
            minutes: minutes, therapist: therapist,
            needsRoom: mode == .clinic && !diary.rooms.isEmpty
                && (kind == .physiotherapy || kind == .assessment),
            patient: limits, from: start.day, through: start.day + 14)
        let slot = try slot(
            for: request, at: start, room: room, in: diary, soonest: act.clinic.soonest)
        var details = SessionDetails(
            plan: nil, patient: patient.id, therapist: slot.therapist,
            room: slot.room, kind: kind,
            title: try title.map { try Text.words($0, of: .title) }
                ?? kind.rawValue.capitalisedFirst,
            start: start, minutes: minutes, note: Text.note(note))
        details.exception = exception
        details.mode = mode
        return try act.writing.addSession(details, uid: act.ambient.makeUID())
    }

    private func requireClear(_ minutes: Int, _ act: Act) throws(BookingRefusal) {
        guard let span = Interval(start, start + minutes), !act.zone.isClear(span) else { return }
        throw .clocksChange(start, minutes: minutes, zone: act.zone.identifier)
    }

    private func slot(
        for request: ContactRequest, at start: LocalTime, room: ID<Room>?, in diary: Diary,
        soonest: LocalTime
    ) throws(BookingRefusal) -> Slot {
        var diary = diary
        if let room { diary.rooms.removeAll { $0.id != room } }
        // A session may run through a change of the clocks where somebody says so.
        var anyTime = diary
        anyTime.unusable = []
        var onItsDay = request
        onItsDay.through = request.from
        let there = freeSlots(for: onItsDay, in: anyTime, limit: 2_000)
        if let slot = there.first(where: { $0.start == start }) { return slot }
        let free = freeSlots(for: request, in: diary, limit: 2_000)
        let broken = (request.therapist ?? diary.therapists.first?.id).map { therapist in
            let place = Slot(
                start: start, minutes: request.minutes, therapist: therapist,
                room: room ?? (request.needsRoom ? diary.rooms.first?.id : nil))
            return violations(of: request, at: place, in: diary)
        }
        let near = free.filter { $0.start >= soonest }.sorted { left, right in
            func rank(_ slot: Slot) -> (Int, Int, LocalTime, ID<Therapist>) {
                let days = abs(slot.start.day - start.day)
                let minutes = abs(slot.start.time.minutes - start.time.minutes)
                return (days, minutes, slot.start, slot.therapist)
            }
            return rank(left) < rank(right)
        }
        throw .notFree(at: start, broken: broken, near: Offers(3, of: near) { $0 })
    }
}
