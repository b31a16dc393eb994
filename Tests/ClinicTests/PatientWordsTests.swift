import CivilTime
import ClinicCalendar
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

@Suite("What patients read of their plans")
struct PatientWordsTests {
    static let causes = (try? TestClinic.shelf.catalog().causes.map(\.id)) ?? []

    /// A smoker with BMI 34 who agreed to speak of weight has every line of care.
    private func planned(_ cause: String) throws -> (TestClinic, Patient) {
        let test = try TestClinic().staffed(3)
        let facts = [
            "permission_to_discuss_weight=yes", "walking_baseline_minutes=12", "operation=none",
            "weight_bearing=full",
        ]
        let patient = try test.clinic.screenedPatient(
            "Jo Park", PatientInput(heightCm: 178, weightKg: 108, smokes: 15, facts: facts))
        var input = PlanInput(patient: patient, cause: cause, start: "mon")
        input.clearedBy = "Dr Lee, 2026-11-27"
        _ = try test.clinic.startPlan(input)
        return (test, patient)
    }

    /// Abbreviations, clinicians' notes and forms that nobody says aloud.
    private static let forbidden = [
        #"\b[A-Z]{2,}[0-9]*\b"#, #"[<>≥≤]"#,
        #"\b1 (sessions|measures|minutes|days|weeks|times|rounds|seconds)\b"#,
        #"\b1-1\b"#, #"verified"#, #"outcome measure"#, #"\bmin\b"#, #"HRmax|RPE"#, #"\{|\}"#,
        #"×"#,
        #"  +\S"#, #"\bnil\b|\bOptional"#,
    ]
    private static let allowed = ["ONE", "WEEK", "STOP", "UK", "US", "HIIT"]

    private func odd(_ text: String) -> [String] {
        Self.forbidden.flatMap { pattern -> [String] in
            guard let regex = try? NSRegularExpression(pattern: pattern) else { return [pattern] }
            let whole = NSRange(text.startIndex..., in: text)
            return regex.matches(in: text, range: whole).compactMap {
                Range($0.range, in: text).map { String(text[$0]) }
            }.filter { !Self.allowed.contains($0) }
        }
    }

    @Test(
        "no abbreviation, no clinician's note, nothing that cannot be said aloud", arguments: causes
    )
    func plainWords(cause: String) throws {
        let (test, patient) = try planned(cause)
        defer { test.remove() }
        let told = try test.clinic.upcoming(for: patient, days: 400).told
        var texts = told.visits.flatMap(\.lines) + told.dates.map(\.text) + told.bring
        texts += told.help.flatMap { [$0.whatToDo] + $0.signs }
        for task in told.tasks where task.routine.kind != .medicine {
            texts += [task.text] + [task.how].compactMap { $0 } + task.exercises.map(\.line)
        }
        for text in texts { #expect(odd(text).isEmpty, "\(cause): \(odd(text)) in '\(text)'") }
    }

    @Test("each exercise stands with a dose of its own and how it is done", arguments: causes)
    func exercises(cause: String) throws {
        let (test, patient) = try planned(cause)
        defer { test.remove() }
        let told = try test.clinic.upcoming(for: patient, days: 400).told
        let plan = try #require(try test.clinic.plans(patient: patient.id).first?.plan)
        let shown = try test.clinic.showing(plan).details
        let homes = told.tasks.filter { $0.routine.kind == .homeExercise }
        #expect(homes.count == shown.routines.filter { $0.kind == .homeExercise }.count)
        for home in homes {
            let phase = try #require(
                shown.phases.first { ($0.firstDay...$0.lastDay).contains(home.routine.firstDay) })
            #expect(home.exercises.count == phase.exercises.count)
            #expect(!home.exercises.isEmpty)
            for exercise in home.exercises {
                #expect(exercise.how != nil && !exercise.dose.isEmpty, "\(exercise.name)")
            }
        }
        #expect(told.help.first?.urgency == "emergency-now")
    }

    @Test(
        "the calendar lists each exercise and how; shared ones give no medicine and no weight away")
    func calendar() throws {
        let (test, patient) = try planned("hip-osteoarthritis")
        defer { test.remove() }
        let told = try test.clinic.upcoming(for: patient, days: 400).told
        let how = try #require(
            told.tasks.first { $0.routine.kind == .homeExercise }?.exercises.first)
        for privacy in ["full", "neutral"] {
            let bytes = try test.clinic.exportCalendar(of: .patient(patient.id), privacy: privacy)
            let text = String(decoding: bytes.bytes, as: UTF8.self)
                .replacingOccurrences(of: "\r\n ", with: "")
            #expect(text.contains("Home exercises"))
            #expect(text.contains(String(how.name)), "\(privacy)")
            #expect(!text.contains("Outcome measures due"))
            if privacy == "neutral" {
                for word in ["Weigh", "your weight", "smok", "cigarette", "osteoarthritis", " kg"] {
                    #expect(!text.contains(word), "\(word)")
                }
            }
        }
    }
}
