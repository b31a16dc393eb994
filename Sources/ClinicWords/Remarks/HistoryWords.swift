import CivilTime
package import Clinic
import ClinicStore
import Planner

extension SessionStep: Remark {
    /// Like `moved from 2026-12-01T09:00 to 2026-12-03T10:15`.
    package var words: String {
        guard let after else {
            return before.map { "booking for \($0.start) taken back" } ?? ""
        }
        guard let before else { return "booked for \(after.start)" }
        var words: [String] = []
        if before.start != after.start {
            words.append("moved from \(before.start) to \(after.start)")
        }
        if before.therapist != after.therapist {
            words.append("\(after.therapist) instead of \(before.therapist)")
        }
        if before.room != after.room {
            words.append(after.room.map { "in \($0)" } ?? "without room")
        }
        if before.status != after.status {
            words.append(after.status.rawValue + (after.reason.map { " (\($0))" } ?? ""))
        }
        return words.joined(separator: ", ")
    }

    package var said: Advice { Advice(words) }
}

extension HistoryChanges: Documentable {
    /// A line each.
    package var lines: [String] { facts.words }

    package var document: JSON { .texts(lines) }
}

extension [HistoryFact] {
    /// Each session by itself, what is known of a patient with its value, everything else by kind.
    fileprivate var words: [String] {
        let sessions = compactMap { fact -> String? in
            guard case .session(let id, let before, let after) = fact.what else { return nil }
            return SessionStep(before, after).map { "\(id) \($0.words)" }
        }
        return sessions + knownWords + RecordKind.allCases.compactMap(words)
    }

    private func words(_ record: RecordKind) -> String? {
        let steps = compactMap { fact -> HistoryFact.Step? in
            guard case .record(record, let step) = fact.what else { return nil }
            return step
        }
        guard let first = steps.first else { return nil }
        let name = steps.count == 1 ? record.names.one : "\(steps.count) \(record.names.many)"
        let step = steps.allSatisfy { $0 == first } ? first : .changed
        return "\(name) \(step.rawValue)"
    }
}

extension RecordKind {
    fileprivate var names: (one: String, many: String) {
        switch self {
        case .clinic: ("the clinic", "clinics")
        case .closedDay: ("a closed day", "closed days")
        case .room: ("a room", "rooms")
        case .therapist: ("a therapist", "therapists")
        case .skill: ("a skill", "skills")
        case .absence: ("an absence", "absences")
        case .patient: ("a patient", "patients")
        case .fact: ("a fact", "facts")
        case .condition: ("a condition", "conditions")
        case .medicineTaken: ("a medicine taken", "medicines taken")
        case .allergy: ("an allergy", "allergies")
        case .blockedDays: ("blocked days", "spans of blocked days")
        case .assessment: ("an assessment", "assessments")
        case .screening: ("a screening", "screenings")
        case .redFlag: ("a red flag", "red flags")
        case .score: ("a score", "scores")
        case .plan: ("a plan", "plans")
        case .phase: ("a phase", "phases")
        case .routine: ("a routine", "routines")
        case .date: ("a date", "dates")
        case .medicine: ("a medicine", "medicines")
        case .finding: ("a finding", "findings")
        case .pause: ("a pause", "pauses")
        case .therapistBusy, .patientBusy: ("a busy time", "busy times")
        }
    }
}
