import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A single session as asked for, outside any plan.
package struct SessionInput: Sendable {
    var patient: Patient
    var at: String
    var minutes: Int
    var therapist: Therapist?
    var room: Room?
    var kind: String
    var title: String?
    var note: String?
    /// Why somebody looks at the patient while the treatment is stopped, or why a rule is overridden.
    package var reason: String?
    /// Ids of rules about the age that a clinician overrides.
    package var overridden: [String] = []
    var mode: String

    package init(
        patient: Patient, at: String, minutes: Int = 45, therapist: Therapist? = nil,
        room: Room? = nil, kind: String = "physiotherapy", title: String? = nil,
        note: String? = nil, reason: String? = nil, mode: String = "clinic"
    ) {
        self.patient = patient
        self.at = at
        self.minutes = minutes
        self.therapist = therapist
        self.room = room
        self.kind = kind
        self.title = title
        self.note = note
        self.reason = reason
        self.mode = mode
    }
}

extension Clinic {
    /// Books at the stated time, or says which rules it breaks and where the nearest free times are.
    package func addSession(_ input: SessionInput) throws -> Session {
        let start = try LocalTime(parsing: input.at)
        let kind: Session.Kind = try Text.choice(input.kind, "kind of session")
        let minutes = try Text.range(input.minutes, 5...240, "length", "minutes")
        let mode: Session.Mode = try Text.choice(input.mode, "mode")
        guard mode == .clinic || input.room == nil else {
            throw Failure(
                .usage, "A session by phone takes no room.", remedy: "Leave out --room.")
        }
        try requireUsable(start, minutes: minutes)
        return try write { writing in
            let decided = try requireAge(
                of: input.patient, for: kind, overridden: input.overridden,
                reason: try input.reason.map(Text.reason),
                writing.now)
            let exception = try visitException(input, kind, writing.now) ?? decided
            return try book(
                input, at: start, minutes: minutes, kind: kind, mode: mode, exception, in: writing)
        }
    }

    /// While the treatment is stopped only a visit to look at the patient is booked, for a reason.
    private func visitException(
        _ input: SessionInput, _ kind: Session.Kind, _ reading: StoreReading
    ) throws -> SessionException? {
        let reason = try input.reason.map(Text.reason)
        guard let stop = try stop(of: input.patient.id, reading) else { return nil }
        guard kind.looksAtThePatient else { throw try refusal(stop, "nothing is booked") }
        guard let reason else {
            throw try refusal(stop, "a visit to look at the patient is booked for a reason")
        }
        return SessionException(rules: [SessionException.stopped], reason: reason)
    }

    private func book(
        _ input: SessionInput, at start: LocalTime, minutes: Int, kind: Session.Kind,
        mode: Session.Mode, _ exception: SessionException?, in writing: StoreWriting
    ) throws -> Session {
        let diary = try diary(writing.now, from: start.day - 1, through: start.day + 30)
        let request = ContactRequest(
            minutes: minutes, therapist: input.therapist.map { TherapistID($0.id) },
            needsRoom: mode == .clinic && !diary.rooms.isEmpty
                && (kind == .physiotherapy || kind == .assessment),
            patient: try limits(of: input.patient, from: start.day, only: nil, writing.now),
            from: start.day,
            through: start.day + 14)
        let wanted = input.room.map { RoomID("\($0.id)") }
        switch slot(for: request, at: start, room: wanted, in: diary) {
        case .success(let slot):
            guard let therapist = ID<Therapist>(parsing: slot.therapist.rawValue) else {
                throw Failure(.refused, "Nobody is free.", remedy: "Add a therapist.")
            }
            var details = SessionDetails(
                plan: nil, patient: input.patient.id, therapist: therapist,
                room: slot.room.flatMap { ID<Room>(parsing: $0.rawValue) }, kind: kind,
                title: input.title ?? kind.rawValue.capitalisedFirst, start: start,
                minutes: minutes, note: input.note)
            details.exception = exception
            details.mode = mode
            return try writing.addSession(details, uid: ambient.makeUID())
        case .failure(let failure): throw failure
        }
    }

    private func requireUsable(_ start: LocalTime, minutes: Int) throws(Failure) {
        guard let span = Interval(start, start + minutes) else { return }
        let from = start.day - 1
        guard !zone.unusable(from: from, through: start.day + 1).contains(where: span.overlaps)
        else {
            throw Failure(
                .refused, "At \(start) clocks change in \(zone.identifier): the time is not clear.",
                remedy: "Choose a time well before or after the change.")
        }
    }

    private func slot(
        for request: ContactRequest, at start: LocalTime, room: RoomID?, in diary: Diary
    ) -> Result<Slot, Failure> {
        var diary = diary
        if let room { diary.rooms.removeAll { $0.id != room } }
        let free = freeSlots(for: request, in: diary, limit: 2_000)
        if let slot = free.first(where: { $0.start == start }) { return .success(slot) }
        let place = Slot(
            start: start, minutes: request.minutes,
            therapist: request.therapist ?? diary.therapists.first?.id ?? TherapistID(""),
            room: room ?? (request.needsRoom ? diary.rooms.first?.id : nil))
        let broken = violations(of: request, at: place, in: diary).map(\.detail)
        let near = free.sorted {
            abs($0.start.minute - start.minute) < abs($1.start.minute - start.minute)
        }
        .prefix(3).map { "Free: \($0.start.day) \($0.start.time) with \($0.therapist)" }
        return .failure(
            Failure(
                .refused, "Nothing can be booked at \(start).",
                remedy: near.isEmpty
                    ? "Choose another day or therapist." : "Choose one of the free times.",
                details: broken + near))
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
