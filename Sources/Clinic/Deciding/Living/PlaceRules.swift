import CivilTime
import ClinicStore
import Planner
import Scheduler

/// The diary without the sessions that are being moved, and the plan's rules for where they may go.
struct PlaceRules {
    let plan: StoredPlan?
    private(set) var diary: Diary
    /// What binds the patient at a time that the program chooses.
    private(set) var limits: PatientLimits
    /// Against the plan's live sessions that stand, and those that have landed.
    private(set) var course: PlanCheck
    private let skills: [ID<PlannedPhase>: String]
    /// Meetings in which a seat is free for those that are seats in the class.
    private let meetings: [ClassMeeting]

    /// `known` is a diary of these days that is at hand; else it is read.
    init(
        _ clinic: Clinic, _ reading: StoreReading, patient: ID<Patient>, plan: StoredPlan?,
        days: ClosedRange<Day>, moving: [Session], seats: [Session] = [],
        in known: Diary? = nil
    ) throws {
        self.plan = plan
        var diary =
            try known
            ?? clinic.diary(
                reading, from: days.lowerBound - 1, through: days.upperBound + 1, for: patient)
        let ids = Set(moving.map(\.id))
        limits = try clinic.limits(
            of: try reading.patient(patient), from: days.lowerBound - 1, only: nil, moving: ids,
            atHome: true, chosenBy: .program, reading)
        // A seat takes nothing beside its meeting, which stays.
        for session in moving where session.status.isLive && session.details.seat == nil {
            diary.remove(session.slot)
        }
        self.diary = diary
        course = try clinic.course(of: plan, without: ids, reading)
        skills = try clinic.skills(of: plan)
        meetings = try reading.freeMeetings(for: moving + seats, on: days)
        let classes = Set(seats.compactMap(\.details.seat?.groupClass))
        if !classes.isEmpty { offerSeats(of: classes, try Troubles(clinic, reading)) }
    }

    /// Lets the program choose free seats in these classes, where the meetings can be held.
    private mutating func offerSeats(of classes: Set<ID<GroupClass>>, _ troubles: Troubles) {
        diary.classes = classes.sorted().map { id in
            let held = meetings.filter {
                $0.details.groupClass == id && troubles.standing(against: $0).isEmpty
            }
            return ClassDiary(
                id: id, name: "\(id)", meetings: held.map { MeetingDiary($0, taken: 0) })
        }
    }

    /// The seat that a place is, where a session that is one in a class goes there; `nil` for a place of its own.
    func seat(_ details: SessionDetails) -> Seat? {
        meetings.first {
            $0.details.groupClass == details.seat?.groupClass && $0.details.holds(details)
        }?.seat
    }

    /// Takes the place for the session, so that the next one sees it.
    mutating func land(_ session: Session) {
        course.standing.append(session)
        land(session.details)
    }

    /// Takes the place in the diary alone.
    mutating func land(_ details: SessionDetails) {
        guard let span = details.span else { return }
        limits.busy.append(span)
        let slot = details.slot
        if let index = diary.therapists.firstIndex(where: { $0.id == slot.therapist }) {
            diary.therapists[index].bookings.append(span)
            diary.therapists[index].travel[span] = details.mode == .home ? limits.travel : nil
        }
        if let index = diary.rooms.firstIndex(where: { $0.id == slot.room }) {
            diary.rooms[index].bookings.append(RoomBooking(time: span))
        }
    }

    /// What a session needs at a time that the program chooses.
    func request(for session: SessionDetails, from: Day, through: Day) -> ContactRequest {
        var request = ContactRequest(
            minutes: session.minutes, skill: session.phase.flatMap { skills[$0] },
            needsRoom: session.room != nil, patient: limits.travelling(to: session), from: from,
            through: through)
        request.groupClass = session.seat?.groupClass
        return request
    }

    /// What the clinic's diary and the patient's hours say against a place; one that somebody names may be soon.
    func againstDiary(_ details: SessionDetails, isNamed: Bool = true) -> [RuleViolation] {
        let day = details.start.day
        var request = request(for: details, from: day, through: day)
        if isNamed { request.patient = limits.asNamed.travelling(to: details) }
        var broken = violations(of: request, at: details.slot, in: diary)
        if takesSeat(details) { broken.removeAll(where: \.rule.isOfMeeting) }
        // Nothing else is of interest then.
        let left = broken.filter { $0.rule == .therapistLeft }
        return left.isEmpty ? broken : left
    }

    /// Whether it is a seat, and stays one there: its meeting takes the therapist and the room.
    private func takesSeat(_ details: SessionDetails) -> Bool {
        guard let seat = details.seat else { return false }
        return meetings.contains {
            $0.details.groupClass == seat.groupClass && $0.details.holds(details)
        }
    }

    /// The session in the room wanted, else in its own if that is free, else in the first that is.
    func withRoom(_ details: SessionDetails, wanted: ID<Room>?) -> SessionDetails {
        var details = details
        if let wanted {
            details.room = wanted
            return details
        }
        guard let own = details.room else { return details }
        let rooms = [own] + diary.rooms.map(\.id).sorted()
        details.room =
            rooms.first { room in
                var there = details
                there.room = room
                return !againstDiary(there).contains { $0.rule == .room }
            } ?? own
        return details
    }

    /// Where the program can put the session, nearest to `target` first; the same therapist before others.
    func free(
        for details: SessionDetails, near target: LocalTime, from: Day, through: Day
    ) -> [SessionDetails] {
        guard from <= through else { return [] }
        let request = request(for: details, from: from, through: through)
        let own = details.therapist
        func rank(_ slot: Slot) -> (Int, Int, Int, Int, ID<Therapist>) {
            let days = abs(slot.start.day - target.day)
            let minutes = abs(slot.start.time.minutes - target.time.minutes)
            return (
                slot.therapist == own ? 0 : 1, days, minutes, slot.start.minute,
                slot.therapist
            )
        }
        return freeSlots(for: request, in: diary, limit: 4_000)
            .sorted { rank($0) < rank($1) }.map { details.placed(at: $0) }
    }
}

extension PatientLimits {
    /// Without the way to the patient's home where the session is held elsewhere.
    fileprivate func travelling(to session: SessionDetails) -> PatientLimits {
        var limits = self
        if session.mode != .home { limits.travel = 0 }
        return limits
    }
}

extension Session {
    var slot: Slot { details.slot }
}

extension SessionDetails {
    var slot: Slot {
        Slot(
            start: start, minutes: minutes, therapist: therapist, room: room)
    }
}

extension Clinic {
    /// What a plan asks of the places of its sessions, by its other live ones.
    func course(
        of plan: StoredPlan?, without moving: Set<ID<Session>>, _ reading: StoreReading
    ) throws -> PlanCheck {
        guard let plan else { return PlanCheck(nil, standing: [], nil) }
        let all = try reading.sessions(SessionFilter(plan: plan.id))
        let standing = all.filter { $0.status.isLive && !moving.contains($0.id) }
        var check = PlanCheck(plan, standing: standing, try shelf.catalog())
        check.authorised = authorised(plan, others: all.filter { !$0.status.isLive })
        return check
    }

    /// `nil` where nobody has to allow the plan's sessions.
    func authorised(_ plan: StoredPlan, others: [Session]) -> AuthorisedPlan? {
        let authorisations = plan.details.authorisations
        guard !authorisations.isEmpty else { return nil }
        return AuthorisedPlan(authorisations, taken: settings.authorisedLost, others: others)
    }

    /// The skill that each phase of a plan needs.
    func skills(of plan: StoredPlan?) throws -> [ID<PlannedPhase>: String] {
        let older = try plan.map(olderSkills) ?? [:]
        return (plan?.details.phases ?? []).reduce(into: [:]) { skills, phase in
            switch phase.skill {
            case .none: break
            case .named(let skill): skills[phase.id] = skill
            case .notKept: skills[phase.id] = older[phase.name]
            }
        }
    }

    /// For plans of versions that did not keep the skill: what today's template says, by the phases' names.
    private func olderSkills(of plan: StoredPlan) throws -> [String: String] {
        guard plan.details.phases.contains(where: { $0.skill == .notKept }) else { return [:] }
        let template = try shelf.catalog().cause(plan.details.pin.cause)
        return (template?.phases ?? []).reduce(into: [:]) { $0[$1.name] = $1.skill }
    }
}
