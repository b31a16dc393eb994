import CivilTime
import Clinic
import ClinicStore
import ClinicWords
import Planner

extension Clinic {
    /// Sets what became of sessions, as the commands for it do.
    func record(
        _ sessions: some Sequence<Session>, as status: Session.Status, reason: String? = nil
    ) throws {
        let change = Change(actor: "tester", command: "test", at: ambient.moment)
        try store.write(change) { writing in
            for session in sessions {
                var changed = try writing.now.session(session.id)
                changed.status = status
                changed.reason = reason
                try writing.updateSession(changed)
            }
        }
    }

    /// The physiotherapy of a plan in order of time.
    func treatment(of plan: StoredPlan) throws -> [Session] {
        try sessions(plan: plan.id).filter { $0.details.kind == .physiotherapy }
    }

    /// A booked plan of a new patient who was screened.
    func booked(
        _ name: String, cause: String = "hip-osteoarthritis", start: String = "2026-12-01",
        _ input: PatientInput = PatientInput()
    ) throws -> StoredPlan {
        let patient = try screenedPatient(name, input)
        return try startPlan(
            PlanInput(patient: patient, cause: cause, start: start, medicines: .none)
        ).plan
    }

    /// Books in place of a lost session what a command like
    /// `physio session makeup S2 --to 2026-12-03T10:15 --therapist T1` proposes; `nil` for other commands.
    func makeUp(as command: String) throws -> Session? {
        let words = command.split(separator: " ").map(String.init)
        guard words.starts(with: ["physio", "session", "makeup"]), words.count == 8 else {
            return nil
        }
        let report = try makeUp(
            for: session(named: words[3]),
            MakeUpInput(to: words[5], therapist: therapist(named: words[7])))
        return report.changes.first?.after
    }
}
