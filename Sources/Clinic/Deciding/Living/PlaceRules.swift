import CivilTime
import ClinicStore
import Planner
import Scheduler

/// A rule that a place for a session breaks.
package struct BrokenRule: Hashable, Sendable {
    /// Like `plan-week`; what `--despite` names.
    package let code: String
    /// A whole sentence.
    package let detail: String

    /// Nobody is at two places, and no time is told that clocks skip or repeat: no reason overrides that.
    package var isFirm: Bool {
        ["patient-busy", "therapist-busy", "room", "unusable-time", "therapist-left"].contains(code)
    }

    /// What can be named with `--despite`.
    static let codes =
        Rule.allCases.map(\.code).filter { !BrokenRule(code: $0, detail: "").isFirm }
        + ["session-order"]
}

extension Rule {
    /// `min-days-between` for `minDaysBetween`.
    var code: String {
        rawValue.reduce(into: "") { code, letter in
            code += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }
}

/// The diary without the sessions that are being moved, and the plan's rules for where they may go.
struct PlaceRules {
    let plan: StoredPlan?
    private(set) var diary: Diary
    private(set) var limits: PatientLimits
    /// The plan's live sessions that stand, and those that have landed.
    private(set) var standing: [Session]
    private let skills: [ID<PlannedPhase>: String]
    private let windows: RiderWindows

    init(
        _ clinic: Clinic, _ reading: StoreReading, patient: ID<Patient>, plan: StoredPlan?,
        days: ClosedRange<Day>, moving: [Session]
    ) throws {
        self.plan = plan
        var diary = try clinic.diary(
            reading, from: days.lowerBound - 1, through: days.upperBound + 1)
        let ids = Set(moving.map(\.id))
        var limits = try clinic.limits(
            of: try reading.patient(patient), from: days.lowerBound - 1, only: nil, moving: ids,
            reading)
        limits.blocked += (plan?.rests ?? []).map { $0.first...$0.last }
        for session in moving where session.status.isLive {
            diary.remove(session.slot)
        }
        self.diary = diary
        self.limits = limits
        standing =
            try plan.map { try reading.sessions(SessionFilter(plan: $0.id)) }?
            .filter { $0.status.isLive && !ids.contains($0.id) } ?? []
        skills = try clinic.skills(of: plan)
        windows = try clinic.riderWindows(of: plan)
    }

    /// Takes the place for the session, so that the next one sees it.
    mutating func land(_ session: Session) {
        standing.append(session)
        guard let span = session.details.span else { return }
        limits.busy.append(span)
        let slot = session.slot
        if let index = diary.therapists.firstIndex(where: { $0.id == slot.therapist }) {
            diary.therapists[index].bookings.append(span)
        }
        if let index = diary.rooms.firstIndex(where: { $0.id == slot.room }) {
            diary.rooms[index].bookings.append(RoomBooking(time: span))
        }
    }

    func request(for session: SessionDetails, from: Day, through: Day) -> ContactRequest {
        ContactRequest(
            minutes: session.minutes, skill: session.phase.flatMap { skills[$0] },
            needsRoom: session.room != nil, patient: limits, from: from, through: through)
    }

    /// What the clinic's diary and the patient's hours say against a place.
    func againstDiary(_ details: SessionDetails) -> [BrokenRule] {
        let slot = details.slot
        let known = diary.therapists.contains { $0.id == slot.therapist }
        guard known else {
            return [
                BrokenRule(
                    code: "therapist-left",
                    detail: "\(details.therapist) has left and takes no sessions.")
            ]
        }
        let day = slot.start.day
        return violations(of: request(for: details, from: day, through: day), at: slot, in: diary)
            .map { BrokenRule(code: $0.rule.code, detail: $0.detail) }
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
                return !againstDiary(there).contains { $0.code == Rule.room.code }
            } ?? own
        return details
    }

    /// Where the session can stand, nearest to `target` first; the same therapist before others.
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

extension PlaceRules {
    /// What the plan says against a place for one of its sessions; `before` is where it stood.
    func againstPlan(_ details: SessionDetails, before: SessionDetails) -> [BrokenRule] {
        guard plan != nil, details.start.day != before.start.day else { return [] }
        return tooNear(details) + outOfOrder(details) + outsideWeek(details, before)
            + farFromReview(details, before) + outsideWindow(details, before)
    }

    /// Quit support and weigh-ins are held in days of their own.
    func outsideWindow(_ details: SessionDetails, _ before: SessionDetails) -> [BrokenRule] {
        windows.binding(before).filter { !$0.days.contains(details.start.day) }.map {
            BrokenRule(code: Rule.riderWindow.code, detail: $0.sentence)
        }
    }

    /// Other sessions of the plan that lie nearer than the phases allow (G1).
    ///
    /// When `known` is set, what was set aside for either of both sessions is not told again.
    func tooNear(_ details: SessionDetails, forgiving known: Bool = false) -> [BrokenRule] {
        guard details.kind == .physiotherapy, let own = phase(of: details) else { return [] }
        return standing.compactMap { other in
            // Nobody grew tired in a session that was missed.
            guard other.details.kind == .physiotherapy, other.status != .missed else { return nil }
            let set = (details.exception?.rules ?? []) + (other.details.exception?.rules ?? [])
            if known, set.contains(Rule.minDaysBetween.code) { return nil }
            let gap = min(
                own.minDaysBetween, phase(of: other.details)?.minDaysBetween ?? own.minDaysBetween)
            let days = abs(other.details.start.day - details.start.day)
            guard days < max(1, gap) else { return nil }
            let apart = days == 0 ? "on the day of" : "\(days) day\(days == 1 ? "" : "s") from"
            return BrokenRule(
                code: Rule.minDaysBetween.code,
                detail: "It is \(apart) \(other.id), \(other.details.start.day); the plan asks for"
                    + " \(max(1, gap)) days from one to the next.")
        }
    }

    func outOfOrder(_ details: SessionDetails) -> [BrokenRule] {
        guard let number = details.number, details.makesUp == nil else { return [] }
        let wrong = standing.first { other in
            guard let theirs = other.details.number, other.details.makesUp == nil else {
                return false
            }
            return theirs != number
                && (theirs < number) != (other.details.start < details.start)
        }
        guard let wrong, let theirs = wrong.details.number else { return [] }
        return [
            BrokenRule(
                code: "session-order",
                detail: "Session \(number) would come \(theirs < number ? "before" : "after")"
                    + " session \(theirs) (\(wrong.id), \(wrong.details.start.day)).")
        ]
    }

    private func outsideWeek(
        _ details: SessionDetails, _ before: SessionDetails
    ) -> [BrokenRule] {
        guard details.kind == .physiotherapy, let phase = phase(of: details) else { return [] }
        let week = phase.block(of: before.start.day)
        guard !week.contains(details.start.day) else { return outsidePhase(details) }
        return [
            BrokenRule(
                code: Rule.planWeek.code,
                detail: "It leaves its plan week, \(week.lowerBound) to \(week.upperBound).")
        ]
    }

    func outsidePhase(_ details: SessionDetails) -> [BrokenRule] {
        guard details.kind == .physiotherapy, let phase = phase(of: details),
            !(phase.firstDay...phase.lastDay).contains(details.start.day)
        else { return [] }
        return [
            BrokenRule(
                code: Rule.planWeek.code,
                detail: "It leaves its phase, \(phase.firstDay) to \(phase.lastDay).")
        ]
    }

    /// A review may miss its day by a week (G14).
    private func farFromReview(
        _ details: SessionDetails, _ before: SessionDetails
    ) -> [BrokenRule] {
        guard details.tasks.contains(where: { $0.kind == .review }), let plan else { return [] }
        let due = plan.details.milestones.filter { $0.kind == .outcomeDue }.map(\.day)
            .min { abs($0 - before.start.day) < abs($1 - before.start.day) }
        guard let due, abs(due - details.start.day) > 7 else { return [] }
        return [
            BrokenRule(
                code: Rule.reviewTolerance.code,
                detail: "The review that it holds is due on \(due), a week more or less.")
        ]
    }

    func phase(of details: SessionDetails) -> PlannedPhase? {
        plan?.details.phase(of: details)
    }
}

extension PlannedPhase {
    /// The stretch of weeks of its dose in which a day lies: one week for twice a week.
    func block(of day: Day) -> ClosedRange<Day> {
        let length = Dose(sessionsPerWeek).weeks * 7
        let first = firstDay + max(0, day - firstDay) / length * length
        return first...(first + length - 1)
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

    func placed(at slot: Slot) -> SessionDetails {
        var details = self
        details.start = slot.start
        details.therapist = slot.therapist
        details.room = slot.room
        return details
    }
}

extension Clinic {
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
