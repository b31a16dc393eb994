import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Which booked sessions cannot or must not stand as they are, and why: whatever shows or asks it has this answer.
///
/// It is read once, and then asked for each session of a page.
package struct Troubles: Sendable {
    private let now: LocalTime
    /// Without people and rooms.
    private let diary: Diary
    /// Without what is booked, as the file lets nobody be booked twice.
    private let therapists: [ID<Therapist>: TherapistDiary]
    /// Without what is booked, which is below by the day on which it begins.
    private let rooms: [ID<Room>: RoomDiary]
    private let inRooms: [ID<Room>: [Day: [RoomBooking]]]
    private let patients: [ID<Patient>: PatientTimes]
    /// What plans say of the days of their sessions.
    private let plans: [ID<StoredPlan>: PlanCheck]
    private let stops: [ID<Patient>: TreatmentStop]
    /// What is not authorised.
    private let unauthorised: [ID<Session>: AuthorisationGap]

    init(_ clinic: Clinic, _ reading: StoreReading) throws {
        now = clinic.now
        var diary = try clinic.diary(
            reading, from: clinic.today, through: clinic.today + Clinic.farthest, offers: false)
        therapists = diary.therapists.reduce(into: [:]) { found, therapist in
            found[therapist.id] = therapist
            found[therapist.id]?.bookings = []
        }
        inRooms = diary.rooms.reduce(into: [:]) { found, room in
            found[room.id] = Dictionary(grouping: room.bookings, by: \.time.start.day)
        }
        rooms = try diary.rooms.reduce(into: reading.roomsOutOfUse()) { found, room in
            found[room.id] = room
            found[room.id]?.bookings = []
        }
        (diary.therapists, diary.rooms) = ([], [])
        self.diary = diary
        patients = try reading.timesOfPatients(expectedAfter: now)
        let catalog = try clinic.shelf.catalog()
        plans = try reading.daysOfPlans(expectedAfter: now).mapValues {
            PlanCheck(start: $0.start, quitDate: $0.quitDate, pauses: $0.rests, catalog)
        }
        stops = try clinic.stops(reading)
        unauthorised = try reading.authorisedPlans(expectedAfter: now).reduce(into: [:]) {
            $0.merge($1.uncovered(taken: clinic.settings.authorisedLost)) { first, _ in first }
        }
    }

    /// The firmest first; none of a session that is over or was cancelled.
    ///
    /// A rule that somebody set aside for this session on purpose is not told again, unless it is firm.
    package func of(_ session: Session) -> [Trouble] {
        guard session.isToCome(now) else { return [] }
        let details = session.details
        let plan = details.plan.flatMap { plans[$0] }
        let broken =
            againstDiary(details) + (plan?.riderWindow(details, from: details) ?? [])
        let rests = (plan?.pause(details) ?? []).filter { !details.isSetAside($0.rule) }
        return stop(of: session)
            + broken.filter { !details.isSetAside($0.rule) }.compactMap(Trouble.init)
            + rests.map { _ in .rests(details.start.day) } + authorisation(of: session)
    }

    /// What keeps a meeting of a class from being held, whoever is seated in it.
    func standing(against meeting: ClassMeeting) -> [RuleViolation] {
        let details = meeting.details
        var diary = diary
        diary.therapists = [therapists[details.therapist]].compactMap(\.self)
        diary.rooms = [details.room.flatMap { rooms[$0] }].compactMap(\.self)
        return details.violations(in: diary).filter { Trouble($0) != nil }
    }

    /// Those of some sessions that are in trouble of a kind.
    func hit(_ kind: Trouble.Kind, among sessions: [Session]) -> [Session] {
        sessions.filter { of($0).contains { $0.kind == kind } }
    }

    /// The sessions of its therapist that an absence hits.
    func hit(by absence: Absence, _ reading: StoreReading) throws -> [Session] {
        let filter = SessionFilter(
            therapist: absence.therapist, from: absence.span.start.day - 1,
            to: absence.span.end.day)
        return hit(.therapistAbsent, among: try reading.sessions(filter)).filter {
            $0.details.span?.overlaps(absence.span) == true
        }
    }

    /// The sessions of its therapists that a block hits.
    func hit(by block: StaffBlock, _ reading: StoreReading) throws -> [Session] {
        let details = block.details
        let first = max(details.first.start.day, now.day) - 1
        return hit(.therapistAbsent, among: try reading.sessions(SessionFilter(from: first)))
            .filter { session in
                guard details.isFor(session.details.therapist),
                    let span = session.details.span
                else { return false }
                return details.spans(from: span.start.day, through: span.end.day)
                    .contains(where: span.overlaps)
            }
    }

    /// The sessions in a room that its closure hits.
    func hit(by closure: RoomClosure, _ reading: StoreReading) throws -> [Session] {
        let filter = SessionFilter(from: closure.span.start.day - 1, to: closure.span.end.day)
        return hit(.room, among: try reading.sessions(filter)).filter {
            $0.details.room == closure.room && $0.details.span?.overlaps(closure.span) == true
        }
    }

    func isStopped(_ patient: ID<Patient>) -> Bool { stops[patient] != nil }

    private func stop(of session: Session) -> [Trouble] {
        guard let stop = stops[session.details.patient], session.isHeldUp(at: now) else {
            return []
        }
        return [.stopped(stop)]
    }

    private func authorisation(of session: Session) -> [Trouble] {
        guard let gap = unauthorised[session.id], let plan = session.details.plan,
            !session.details.isSetAside(.authorised)
        else { return [] }
        return [.notAuthorised(gap, plan)]
    }

    private func againstDiary(_ details: SessionDetails) -> [RuleViolation] {
        var diary = diary
        diary.therapists = [therapists[details.therapist]].compactMap(\.self)
        diary.rooms = [details.room.flatMap { room($0, beside: details) }].compactMap(\.self)
        let times = patients[details.patient] ?? PatientTimes()
        let request = ContactRequest(
            minutes: details.minutes, needsRoom: details.room != nil,
            patient: PatientLimits(
                availability: times.available, blocked: times.blocked, busy: times.busy),
            from: details.start.day, through: details.start.day)
        return violations(of: request, at: details.slot, in: diary)
    }

    /// With the others that are in it around the time of a session.
    private func room(_ id: ID<Room>, beside own: SessionDetails) -> RoomDiary? {
        guard var room = rooms[id] else { return nil }
        let day = own.start.day
        room.bookings = [day - 1, day].flatMap { inRooms[id]?[$0] ?? [] }
        if let index = room.bookings.firstIndex(where: { $0.time == own.span }) {
            room.bookings.remove(at: index)
        }
        return room
    }
}

extension Session {
    /// Whether it is booked and has not ended.
    func isToCome(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.end > now
    }
}

extension SessionDetails {
    /// Nobody is at two places, whatever was agreed on.
    fileprivate func isSetAside(_ rule: Rule) -> Bool {
        !rule.isFirm && exception?.rules.contains(rule.code) == true
    }
}

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func troubles() throws -> Troubles { try read { try Troubles(self, $0) } }
}

extension StoreReading {
    /// They hold nothing any more, and are told by their names.
    fileprivate func roomsOutOfUse() throws -> [ID<Room>: RoomDiary] {
        try rooms(includingInactive: true).filter { !$0.isActive }.reduce(into: [:]) {
            $0[$1.id] = RoomDiary(id: $1.id, name: $1.name, capacity: 0)
        }
    }
}
