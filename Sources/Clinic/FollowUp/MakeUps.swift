import CivilTime
import ClinicStore
import Planner
import Scheduler

/// A session that a plan owes, and what its place has to keep.
struct OwedSession {
    let plan: StoredPlan
    let patient: Patient
    let phase: PlannedPhase
    let dose: PhaseDose
    let skill: String?
    /// Of the plan, treated or still to come.
    let standing: [Session]
    /// What is to be made up; `nil` when it was never booked.
    let lost: Session?

    var command: String { "physio session add \(patient.id) --plan \(plan.id) --at" }
}

extension Clinic {
    /// The first owed session of each running plan, with the last safe day that comes first ahead.
    func owedSessions(_ reading: StoreReading) throws -> [OwedSession] {
        let rules = doseRules(try followUp())
        let catalog = try shelf.catalog()
        return try reading.plans().filter { $0.status == .active }.compactMap { plan in
            let sessions = try reading.sessions(SessionFilter(plan: plan.id))
            let ledger = DoseLedger(plan, sessions, now: now, rules: rules)
            return try owedSession(of: plan, sessions, ledger, catalog, reading)
        }.sorted { left, right in
            (left.dose.lastMakeUp?.day ?? .last, left.plan.id)
                < (right.dose.lastMakeUp?.day ?? .last, right.plan.id)
        }
    }

    func owedSession(
        of plan: StoredPlan, _ sessions: [Session], _ ledger: DoseLedger, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> OwedSession? {
        let owing = ledger.phases.first { $0.count.owed > 0 && $0.lastMakeUp?.isPast == false }
        guard let owing else { return nil }
        let phase = plan.details.phases[owing.number - 1]
        let treated = sessions.filter { $0.details.kind == .physiotherapy }
        return OwedSession(
            plan: plan, patient: try reading.patient(plan.details.patient), phase: phase,
            dose: owing,
            skill: catalog.cause(plan.details.pin.cause)?.phases
                .first { $0.name == phase.name }?.skill,
            standing: treated.filter { ![.missed, .cancelled].contains($0.status) },
            lost: treated.last {
                [.missed, .cancelled].contains($0.status) && $0.details.phase == phase.name
            })
    }

    /// How far ahead a place for an owed session is looked for.
    static let makeUpHorizon = 90

    /// Free places on these days that keep the plan's gaps and its last safe day: day by day, the best first,
    /// until there are `enough`.
    func makeUpPlaces(
        for owed: OwedSession, on days: ClosedRange<Day>, in diary: Diary,
        _ reading: StoreReading, enough: Int = .max
    ) throws -> [OfferedPlace] {
        let end = min(days.upperBound, owed.dose.lastMakeUp?.day ?? days.upperBound)
        let from = max(days.lowerBound, max(today, owed.phase.firstDay))
        guard from <= end else { return [] }
        let limits = try limits(of: owed.patient, from: from, only: nil, reading)
        var places: [OfferedPlace] = []
        for number in from.number...end.number where places.count < enough {
            let day = Day(number: number)
            guard let standing = owed.standing(on: day, limits) else { continue }
            let request = ContactRequest(
                minutes: owed.phase.minutes, skill: owed.skill, needsRoom: !diary.rooms.isEmpty,
                patient: limits, from: day, through: day)
            places += Scheduler.options(for: standing, request, in: diary, limit: 1_000)
                .filter { $0.breaks.isEmpty && $0.slot.start > now }
                .compactMap(OfferedPlace.init)
        }
        return places
    }
}

extension OwedSession {
    /// What a place on that day has to keep; `nil` where a session of the plan stands already.
    fileprivate func standing(on day: Day, _ limits: PatientLimits) -> StandingSession? {
        guard !standing.contains(where: { $0.details.start.day == day }) else { return nil }
        let before = standing.last { $0.details.start.day < day }
        let after = standing.first { $0.details.start.day > day }
        let therapist = lost?.details.therapist ?? standing.last?.details.therapist
        let start = lost?.details.start ?? LocalTime(day, .midnight)
        var session = StandingSession(
            slot: Slot(
                start: start, minutes: phase.minutes,
                therapist: TherapistID(therapist ?? ID(0))))
        session.planWeek = min(phase.firstDay, day)...max(dose.lastMakeUp?.day ?? day, day)
        session.before = before?.details.start.day
        session.after = after?.details.start.day
        session.minDaysBetween = gap(before, after)
        session.preferredTime = limits.preferredTime
        session.preferredTherapist = limits.preferredTherapist
        return session
    }

    /// G1: beside a session of another phase the smaller of both gaps holds. Where one of two neighbours is of
    /// the same phase its own gap holds for both.
    private func gap(_ before: Session?, _ after: Session?) -> Int {
        let names = [before, after].compactMap { $0?.details.phase }
        guard !names.contains(phase.name) else { return phase.minDaysBetween }
        let others = plan.details.phases.filter { names.contains($0.name) }.map(\.minDaysBetween)
        return max(1, min(phase.minDaysBetween, others.max() ?? phase.minDaysBetween))
    }
}
