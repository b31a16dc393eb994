import CivilTime
import ClinicStore
import Planner
import Scheduler

/// A session that a plan owes.
struct OwedSession {
    let plan: StoredPlan
    let patient: Patient
    let phase: PlannedPhase
    let dose: PhaseDose
    /// What is to be made up.
    let lost: Session

    func booking(_ place: OfferedPlace) -> NextStep {
        .makingUp(lost.id, at: place)
    }
}

extension NextStep {
    /// Books a session in place of one that was lost.
    static func makingUp(_ lost: ID<Session>, at place: OfferedPlace) -> NextStep {
        NextStep(
            .makeUpSession(lost), [.to: "\(place.start)", .therapist: "\(place.therapist)"])
    }
}

extension Clinic {
    /// The first owed session of each running plan, with the last safe day that comes first ahead.
    func owedSessions(_ reading: StoreReading) throws -> [OwedSession] {
        let rules = doseRules(try followUp())
        let stops = try stops(reading)
        return try reading.plansThatLost().filter {
            stops[$0.details.patient] == nil
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
        return OwedSession(
            plan: plan, patient: try reading.patient(plan.details.patient), phase: phase,
            dose: owing, lost: first)
    }

    /// How far ahead a place for an owed session is looked for.
    static let makeUpHorizon = 90
}
