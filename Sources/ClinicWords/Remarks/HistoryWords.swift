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
        if before.text != after.text {
            words.append(after.text.map { "to the patient: \($0)" } ?? "no text for the patient")
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
        return sessions + knownChanges.map(\.words) + RecordKind.allCases.flatMap(words)
    }

    /// A few records by themselves, many by their number.
    private func words(_ kind: RecordKind) -> [String] {
        let changes = compactMap { fact -> RecordChange? in
            guard case .record(let change) = fact.what, change.kind == kind else { return nil }
            return change
        }
        guard let first = changes.first else { return [] }
        let isFew = changes.count == 1 || (changes.count <= 3 && !kind.isPartOfPlan)
        if isFew { return changes.map(\.words) }
        let step = changes.allSatisfy { $0.step == first.step } ? first.step : .changed
        return ["\(changes.count) \(kind.names.many) \(step.rawValue)"]
    }
}

extension RecordKind {
    /// Of which a plan has many.
    fileprivate var isPartOfPlan: Bool {
        switch self {
        case .phase, .routine, .date, .medicine, .finding, .offerPlace: true
        default: false
        }
    }

    var names: (bare: String, many: String) {
        switch self {
        case .clinic: ("clinic", "clinics")
        case .closedDay: ("closed day", "closed days")
        case .openTime: ("open time on a holiday", "open times on holidays")
        case .room: ("room", "rooms")
        case .therapist: ("therapist", "therapists")
        case .skill: ("skill", "skills")
        case .absence: ("absence", "absences")
        case .block: ("block", "blocks")
        case .groupClass: ("class", "classes")
        case .meeting: ("class meeting", "class meetings")
        case .attendee: ("attendee", "attendees")
        case .closure: ("closure", "closures")
        case .laterHours: ("hours from a day on", "hours from days on")
        case .extraHours: ("extra hours", "extra hours")
        case .patient: ("patient", "patients")
        case .fact: ("fact", "facts")
        case .condition: ("condition", "conditions")
        case .medicineTaken: ("medicine taken", "medicines taken")
        case .allergy: ("allergy", "allergies")
        case .blockedDays: ("blocked days", "spans of blocked days")
        case .wish: ("waiting-list entry", "waiting-list entries")
        case .offer: ("offer", "offers")
        case .offerPlace: ("further place", "further places")
        case .assessment: ("assessment", "assessments")
        case .screening: ("screening", "screenings")
        case .redFlag: ("red flag", "red flags")
        case .score: ("score", "scores")
        case .plan: ("plan", "plans")
        case .phase: ("phase", "phases")
        case .routine: ("routine", "routines")
        case .date: ("date", "dates")
        case .medicine: ("medicine", "medicines")
        case .finding: ("finding", "findings")
        case .pause: ("pause", "pauses")
        case .authorisation: ("authorisation", "authorisations")
        case .therapistBusy, .patientBusy: ("busy time", "busy times")
        }
    }
}
