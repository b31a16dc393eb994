import CivilTime
import ClinicStore
import Planner
import Scheduler

/// The plans with sessions to come that cannot stay, as the scheduler repairs them.
package struct HitPlans: Equatable {
    private let now: LocalTime
    private let rules: PlacementRules
    private var diary: Diary
    /// By plan; a session outside any plan stands by itself.
    private var groups: [(plan: StoredPlan?, sessions: [Session])] = []
    private var courses: [ID<StoredPlan>: PlanCheck] = [:]
    private var standing: [StandingPlan] = []
    /// Sessions in trouble that stay where they are until somebody decides.
    private var heldUp: [(session: Session, reason: RepairReason)] = []
    /// The trouble of those that cannot stay.
    private var hits: [ID<Session>: [Trouble]] = [:]
    private var today: Day { now.day }

    package static func == (left: Self, right: Self) -> Bool {
        left.now == right.now && left.rules == right.rules && left.diary == right.diary
            && left.standing == right.standing && left.hits == right.hits
            && left.groups.map(\.sessions) == right.groups.map(\.sessions)
            && left.heldUp.elementsEqual(right.heldUp, by: ==)
    }

    init(
        _ clinic: Clinic, _ reading: StoreReading, therapist: ID<Therapist>?,
        plan: ID<StoredPlan>?
    ) throws {
        now = clinic.now
        rules = clinic.settings.placementRules
        let today = clinic.today
        let coming = try reading.sessions(SessionFilter(from: today - Self.lookBack))
            .filter(\.status.isLive)
        let last = (coming.map(\.details.start.day).max() ?? today) + Self.reach
        diary = try clinic.diary(reading, from: today - Self.lookBack, through: last)
        let (troubles, catalog) = (try Troubles(clinic, reading), try clinic.shelf.catalog())
        let own = Dictionary(grouping: coming) { $0.details.plan }
        for (id, sessions) in own.sorted(by: { ($0.key?.number ?? 0) < ($1.key?.number ?? 0) })
        where plan == nil || id == plan {
            for part in id == nil ? sessions.map({ [$0] }) : [sessions] {
                let hit = part.map { ($0, troubles.of($0)) }.filter { session, found in
                    !found.isEmpty
                        && (therapist ?? session.details.therapist) == session.details.therapist
                }
                guard !hit.isEmpty else { continue }
                let stored = try id.map(reading.plan)
                let held = self.held(of: hit, PlanCheck(stored, standing: [], catalog))
                heldUp += held
                if held.count < hit.count { groups.append((stored, part)) }
            }
        }
        // A seat takes nothing beside its meeting, which stays.
        for session in groups.flatMap(\.sessions) where session.details.seat == nil {
            diary.remove(session.slot)
        }
        for plan in groups.compactMap(\.plan) {
            courses[plan.id] = try self.course(of: plan, clinic, reading)
        }
        let held = Set(heldUp.map(\.session.id))
        for session in groups.flatMap(\.sessions)
        where session.isAhead(now) && !held.contains(session.id) {
            let found = troubles.of(session)
            hits[session.id] = found.isEmpty ? nil : found
        }
        standing = try groups.map { try self.standing($0.plan, $0.sessions, clinic, reading) }
    }

    /// Without those that stand, which the search moves.
    private func course(
        of plan: StoredPlan, _ clinic: Clinic, _ reading: StoreReading
    ) throws -> PlanCheck {
        var course = PlanCheck(plan, standing: [], try clinic.shelf.catalog())
        guard !plan.details.authorisations.isEmpty else { return course }
        let own = Set(groups.flatMap(\.sessions).map(\.id))
        course.authorised = clinic.authorised(
            plan,
            others: try reading.sessions(SessionFilter(plan: plan.id))
                .filter { !own.contains($0.id) })
        return course
    }

    /// Those in trouble that no other place cures: while the treatment is stopped all of a plan.
    private func held(
        of hit: [(Session, [Trouble])], _ check: PlanCheck
    ) -> [(session: Session, reason: RepairReason)] {
        let isStopped = hit.contains { $0.1.contains { $0.kind == .stopped } }
        return hit.compactMap { session, troubles in
            if let seat = session.details.seat, troubles.areCuredElsewhere {
                return (session, .inClass(troubles, seat.groupClass))
            }
            if isStopped || !troubles.areCuredElsewhere || !session.isAhead(now) {
                return (session, .undecided(troubles))
            }
            guard troubles.contains(where: { $0.kind == .window }),
                check.daysBack(of: session.details) == nil
            else { return nil }
            return (session, .noPlace(troubles, because: [], windows: []))
        }
    }

    /// Days before today whose sessions may keep later ones apart.
    private static let lookBack = 28
    /// Days after the last session in which something may be placed.
    private static let reach = 28

    private func standing(
        _ plan: StoredPlan?, _ sessions: [Session], _ clinic: Clinic, _ reading: StoreReading
    ) throws -> StandingPlan {
        let patient = sessions[0].details.patient
        let limits = try clinic.limits(
            of: try reading.patient(patient), from: today - Self.lookBack, only: nil,
            moving: Set(groups.flatMap(\.sessions).map(\.id)),
            atHome: sessions.contains { $0.details.mode == .home },
            chosenBy: .repair(of: sessions.filter { hits[$0.id] != nil }), reading)
        let skills = try clinic.skills(of: plan)
        var last: Day?
        let appointments = sessions.map { session in
            let day = session.details.start.day
            let phase = course(of: session)?.phase(of: session.details)
            let isContact =
                session.details.kind != .physiotherapy || phase == nil || day == last
                || session.status == .missed
            if !isContact { last = day }
            var slot = session.slot
            if session.details.mode == .home { slot.travel = limits.travel }
            var appointment = StandingAppointment(
                session: session.id, slot: slot,
                days: days(session),
                minDaysBetween: phase?.minDaysBetween ?? 1,
                skill: session.details.phase.flatMap { skills[$0] }, isContact: isContact,
                isConfirmed: session.status == .confirmed,
                isHit: hits[session.id] != nil)
            appointment.booked = session
            return appointment
        }
        var standing = StandingPlan(
            patient: limits, patientID: patient, lead: lead(sessions), appointments: appointments)
        standing.course = plan.flatMap { courses[$0.id] } ?? standing.course
        return standing
    }

    private func course(of session: Session) -> PlanCheck? {
        session.details.plan.flatMap { courses[$0] }
    }

    /// Those that its plan allows it; for what has none, those around it.
    private func days(_ session: Session) -> ClosedRange<Day> {
        let day = session.details.start.day
        if hits[session.id]?.contains(where: { $0.kind == .window }) == true,
            let back = course(of: session)?.daysBack(of: session.details)
        {
            return back
        }
        if let days = course(of: session)?.days(of: session.details) {
            return days.clamped(to: (day - Self.reach)...(day + Self.reach))
        }
        return (day - Self.reach)...(day + Self.reach)
    }

    /// Whoever holds most of the plan.
    private func lead(_ sessions: [Session]) -> ID<Therapist>? {
        let counts = Dictionary(grouping: sessions, by: \.details.therapist).mapValues(\.count)
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}

extension HitPlans {
    /// `effort` is `nil` for what so many plans need.
    func solved(effort: Int?) -> RepairProposal {
        Scheduler.repair(
            standing, in: diary, from: today, rules: rules,
            effort: effort ?? min(2_000, 60 * groups.count))
    }

    /// The answer, told of sessions.
    func repair(_ answer: RepairProposal, isApplied: Bool) -> PlanRepair {
        var lines: [RepairLine] = []
        let held = Set(heldUp.map(\.session.id))
        for index in groups.indices {
            for (number, session) in groups[index].sessions.enumerated()
            where session.isAhead(now) && !held.contains(session.id) {
                lines.append(
                    line(
                        session, standing[index].appointments[number],
                        answer.outcomes[index][number], answer.costs[index][number]))
            }
        }
        let left = heldUp.map {
            RepairLine(
                outcome: .impossible, before: $0.session, after: nil, reason: $0.reason, cost: 0)
        }
        return PlanRepair(
            lines: (lines + left).sorted {
                ($0.before.details.start, $0.before.id) < ($1.before.details.start, $1.before.id)
            }, shortened: shortened(lines), isApplied: isApplied)
    }

    private func line(
        _ session: Session, _ appointment: StandingAppointment, _ outcome: RepairOutcome,
        _ cost: Int
    ) -> RepairLine {
        let hit = hits[session.id]
        switch outcome {
        case .kept:
            return RepairLine(
                outcome: .kept, before: session, after: session,
                reason: hit.map(RepairReason.hit), cost: 0)
        case .impossible(let because):
            let windows = course(of: session)?.windows(of: session.details) ?? []
            return RepairLine(
                outcome: .impossible, before: session, after: nil,
                reason: .noPlace(
                    hit ?? [], because: because,
                    windows: windows.filter { $0.days.contains(session.details.start.day) }),
                cost: cost)
        case .moved(let slot), .reassigned(let slot):
            var after = session
            after.details = session.details.placed(at: slot)
            after.details.exception = session.details.exception?
                .going(with: after.details, from: session.details)
            if after.details.start != session.details.start, after.status == .confirmed {
                after.status = .booked
            }
            let isMoved = slot.therapist == appointment.slot.therapist
            return RepairLine(
                outcome: isMoved ? .moved : .reassigned, before: session, after: after,
                reason: hit.map(RepairReason.hit) ?? .makesRoom, cost: cost)
        }
    }

    /// Phases that lose sessions.
    private func shortened(_ lines: [RepairLine]) -> [ShortenedPhase] {
        let lost = Dictionary(
            grouping: lines.filter { $0.outcome == .impossible }.compactMap { line in
                line.before.details.plan.flatMap { plan in
                    line.before.details.phase.map { LostFrom(plan: plan, phase: $0) }
                }
            }
        ) { $0 }.mapValues(\.count)
        return groups.flatMap { group -> [ShortenedPhase] in
            (group.plan?.details.phases ?? []).compactMap { phase in
                guard let plan = group.plan,
                    let count = lost[LostFrom(plan: plan.id, phase: phase.id)]
                else { return nil }
                return ShortenedPhase(
                    plan: plan.id, phase: phase.name, left: phase.sessions - count,
                    of: phase.sessions)
            }
        }
    }
}

private struct LostFrom: Hashable {
    let plan: ID<StoredPlan>
    let phase: ID<PlannedPhase>
}
