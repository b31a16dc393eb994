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
    /// What is to be made up.
    let lost: Session

    func booking(_ place: OfferedPlace) -> NextStep {
        NextStep(
            .makeUpSession(lost.id), [.to: "\(place.start)", .therapist: "\(place.therapist)"])
    }
}

extension Clinic {
    /// The first owed session of each running plan, with the last safe day that comes first ahead.
    func owedSessions(_ reading: StoreReading) throws -> [OwedSession] {
        let rules = doseRules(try followUp())
        let stops = try stops(reading)
        return try reading.plans().filter {
            $0.status == .active && stops[$0.details.patient] == nil
        }.compactMap { plan in
            let sessions = try reading.sessions(SessionFilter(plan: plan.id))
            let ledger = DoseLedger(plan, sessions, now: now, rules: rules)
            return try owedSession(of: plan, sessions, ledger, reading)
        }.sorted { left, right in
            (left.dose.lastMakeUp?.day ?? .last, left.plan.id)
                < (right.dose.lastMakeUp?.day ?? .last, right.plan.id)
        }
    }

    func owedSession(
        of plan: StoredPlan, _ sessions: [Session], _ ledger: DoseLedger, _ reading: StoreReading
    ) throws -> OwedSession? {
        let owing = ledger.phases.first { $0.count.owed > 0 && $0.lastMakeUp?.isPast == false }
        guard let owing, let phase = plan.details.phase(owing.id) else { return nil }
        let rules = doseRules(try followUp())
        let lost = sessions.filter {
            $0.details.kind == .physiotherapy && $0.details.phase == owing.id
                && DoseCell($0, now: now, rules: rules) == .lost
        }
        let madeUp = Set(sessions.filter(\.status.isLive).compactMap(\.details.makesUp))
        guard let first = lost.first(where: { !madeUp.contains($0.id) }) else { return nil }
        let treated = sessions.filter { $0.details.kind == .physiotherapy }
        return OwedSession(
            plan: plan, patient: try reading.patient(plan.details.patient), phase: phase,
            dose: owing,
            skill: try skills(of: plan)[phase.id],
            standing: treated.filter { ![.missed, .cancelled].contains($0.status) },
            lost: first)
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
        for span in owed.spans(from...end) where places.count < enough {
            let request = ContactRequest(
                minutes: owed.lost.details.minutes, skill: owed.skill,
                needsRoom: !diary.rooms.isEmpty,
                patient: limits, from: span.days.lowerBound, through: span.days.upperBound)
            let standing = owed.standing(span, limits)
            places += Scheduler.options(
                for: standing, request, in: diary, rules: settings.placementRules, limit: 20_000
            )
            .filter { $0.breaks.isEmpty && $0.slot.start > now }
            .map(OfferedPlace.init)
            .sorted { ($0.start.day, $0.cost, $0.start) < ($1.start.day, $1.cost, $1.start) }
        }
        return places
    }
}

/// Days in a row without a session of the plan.
private struct FreeSpan {
    let days: ClosedRange<Day>
    let before: Session?
    let after: Session?
}

extension OwedSession {
    /// The days between those on which a session of the plan stands.
    fileprivate func spans(_ days: ClosedRange<Day>) -> [FreeSpan] {
        var spans: [FreeSpan] = []
        var before = standing.last { $0.details.start.day < days.lowerBound }
        var first = days.lowerBound
        let inside = standing.filter { days.contains($0.details.start.day) }
        let next = standing.first { days.upperBound < $0.details.start.day }
        for session in inside {
            let day = session.details.start.day
            if first < day {
                spans.append(FreeSpan(days: first...(day - 1), before: before, after: session))
            }
            (before, first) = (session, day + 1)
        }
        if first <= days.upperBound {
            spans.append(FreeSpan(days: first...days.upperBound, before: before, after: next))
        }
        return spans
    }

    /// What a place in that span has to keep.
    fileprivate func standing(_ span: FreeSpan, _ limits: PatientLimits) -> StandingSession {
        var session = StandingSession(
            slot: Slot(
                start: lost.details.start, minutes: lost.details.minutes,
                therapist: lost.details.therapist))
        session.planWeek = phase.firstDay...(dose.lastMakeUp?.day ?? span.days.upperBound)
        session.before = span.before?.details.start.day
        session.after = span.after?.details.start.day
        session.minDaysBetween = gap(span)
        session.preferredTime = limits.preferredTime
        session.preferredTherapist = limits.preferredTherapist
        return session
    }

    /// G1: beside a session of another phase the smaller of both gaps holds. Where one of two neighbours is of
    /// the same phase its own gap holds for both.
    private func gap(_ span: FreeSpan) -> Int {
        let beside = [span.before, span.after].compactMap { $0?.details.phase }
        guard !beside.contains(phase.id) else { return phase.minDaysBetween }
        let others = plan.details.phases.filter { beside.contains($0.id) }.map(\.minDaysBetween)
        return max(1, min(phase.minDaysBetween, others.max() ?? phase.minDaysBetween))
    }
}
