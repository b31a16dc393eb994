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
    /// What the patient reads of it.
    package var text: String?
    /// Why somebody looks at the patient while the treatment is stopped, or why a rule is overridden.
    package var why: String?
    /// Ids of rules about the age that a clinician overrides.
    package var overridden: [String] = []
    /// Rules of the diary that are set aside, for a reason.
    package var override = RuleOverride.nothing
    /// Whether it may have begun: what was done is put down later.
    package var mayBePast = false

    package var reason: String? { override.told }

    package init(
        of patient: ID<Patient>, at start: LocalTime, kind: Session.Kind = .physiotherapy
    ) {
        self.patient = patient
        self.start = start
        self.kind = kind
    }

    package func carryOut(_ act: Act) throws -> Session {
        try requireForm()
        try requireTime(act)
        try requireClear(act)
        let patient = try act.reading.patient(patient)
        let exception = try admitted(patient, act)
        return try book(patient, exception, act)
    }

    /// Throws where it could be held at no time.
    func requireForm() throws {
        _ = try Text.range(minutes, 5...240, .length)
        guard mode == .clinic || room == nil else { throw BookingRefusal.takesNoRoom(mode) }
    }

    /// Throws where its time has passed and is not to, or is too far off.
    func requireTime(_ act: Act) throws {
        guard start >= act.now || mayBePast else {
            throw BookingRefusal.inThePast(start, now: act.now)
        }
        if start > act.now { try act.clinic.requireAhead(start) }
    }

    /// What is decided against a rule that speaks against any session for this patient now.
    ///
    /// Throws where the patient is not treated, or is too young.
    func admitted(_ patient: Patient, _ act: Act) throws -> SessionException? {
        let why = try why.map(Text.reason)
        if mode == .home { try act.clinic.requireWay(to: patient) }
        let decided = try act.clinic.requireAge(
            of: patient, for: kind, overridden: overridden, reason: why, act.reading)
        return try visitException(why, act) ?? decided
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
        var diary = try act.clinic.diary(
            act.reading, from: start.day - 1, through: start.day + 30, for: patient.id)
        let needsRoom = mode == .clinic && !diary.rooms.isEmpty && kind.needsRoom
        if let room { diary.rooms.removeAll { $0.id != room } }
        let search = SlotSearch(
            start: start, diary: diary, override: override,
            request: { chooser in
                ContactRequest(
                    minutes: minutes, therapist: therapist, needsRoom: needsRoom,
                    patient: try act.clinic.limits(
                        of: patient, from: start.day, only: nil, atHome: mode == .home,
                        chosenBy: chooser, act.reading),
                    from: start.day, through: start.day + 14)
            })
        let (slot, setAside) = try search.found()
        let details = try details(at: slot, despite: exception.joined(with: setAside))
        return try act.writing.addSession(details, uid: act.ambient.makeUID())
    }

    /// As it is booked at a place.
    func details(
        at slot: Slot, despite exception: SessionException?
    ) throws -> SessionDetails {
        var details = SessionDetails(
            plan: nil, patient: patient, therapist: slot.therapist, room: slot.room, kind: kind,
            title: try title.map { try Text.words($0, of: .title) }
                ?? kind.rawValue.capitalisedFirst,
            start: slot.start, minutes: minutes, note: Text.note(note))
        details.text = Text.note(text)
        details.exception = exception
        details.mode = mode
        return details
    }

    private func requireClear(_ act: Act) throws(BookingRefusal) {
        guard let span = Interval(start, start + minutes), !act.zone.isClear(span) else { return }
        throw .clocksChange(start, minutes: minutes, zone: act.zone.identifier)
    }
}

/// Who and what is free at a time that somebody names.
private struct SlotSearch {
    let start: LocalTime
    let diary: Diary
    let override: RuleOverride
    let request: (TimeChooser) throws -> ContactRequest

    /// The first that is free; else the first that breaks only what is set aside.
    func found() throws -> (slot: Slot, setAside: SessionException?) {
        let asked = try request(.person)
        var day = asked
        day.through = start.day
        // A session may run through a change of the clocks where somebody says so.
        var anyTime = diary
        anyTime.unusable = []
        let free = freeSlots(for: day, in: anyTime, limit: 2_000)
        if let slot = free.first(where: { $0.start == start }) { return (slot, nil) }
        let places = places(asked).map {
            (slot: $0, broken: violations(of: asked, at: $0, in: anyTime))
        }
        for place in places where place.broken.isEmpty { return (place.slot, nil) }
        for place in places {
            if let exception = override.exception(to: place.broken) {
                return (place.slot, exception)
            }
        }
        throw BookingRefusal.notFree(
            at: start, broken: Self.nearest(places.map(\.broken)),

            near: Offers(3, of: try near()) { $0 }.told { slot in
                NearPlace(
                    slot: slot,
                    therapist: diary.therapists.first { $0.id == slot.therapist }?.name ?? "")
            })
    }

    /// Of what is against several places that which is set aside with the least.
    private static func nearest(_ places: [[RuleViolation]]) -> [RuleViolation]? {
        func rank(_ broken: [RuleViolation]) -> (Int, Int) {
            (broken.count(where: \.rule.isFirm), broken.count)
        }
        return places.min { rank($0) < rank($1) }
    }

    /// With each therapist in each room, in their order.
    private func places(_ request: ContactRequest) -> [Slot] {
        let therapists = request.therapist.map { [$0] } ?? diary.therapists.map(\.id).sorted()
        let rooms = request.needsRoom ? diary.rooms.map(\.id).sorted() : []
        return therapists.flatMap { therapist in
            (rooms.isEmpty ? [nil] : rooms.map(Optional.some)).map { room in
                Slot(start: start, minutes: request.minutes, therapist: therapist, room: room)
            }
        }
    }

    private func near() throws -> [Slot] {
        freeSlots(for: try request(.program), in: diary, limit: 2_000).sorted { left, right in
            func rank(_ slot: Slot) -> (Int, Int, LocalTime, ID<Therapist>) {
                let days = abs(slot.start.day - start.day)
                let minutes = abs(slot.start.time.minutes - start.time.minutes)
                return (days, minutes, slot.start, slot.therapist)
            }
            return rank(left) < rank(right)
        }
    }
}

extension SessionException? {
    /// Both, for the reason of the first.
    func joined(with other: SessionException?) -> SessionException? {
        guard let self, let other else { return self ?? other }
        return SessionException(
            rules: Set(self.rules + other.rules).sorted(), reason: self.reason)
    }
}

extension Session.Kind {
    /// Whether it is held in a room, where a clinic has rooms.
    var needsRoom: Bool { self == .physiotherapy || self == .assessment }
}
