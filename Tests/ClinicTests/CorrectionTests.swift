import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("What was recorded can be corrected and removed")
struct CorrectionTests {
    private func recorded(_ test: TestClinic) throws -> Patient {
        _ = try test.clinic.addTherapist(name: "Ana")
        var input = PatientInput(
            born: "1970-01-01", sex: "female", heightCm: 170, weightKg: 80, smokes: 5,
            facts: ["egfr=45"], conditions: ["asthma", "high blood pressure"],
            medicines: ["Tritace", "Eliquis"], available: "Mon 08:00-12:00",
            blocked: ["2026-12-24"], prefers: "morning",
            therapist: try test.clinic.therapist(named: "Ana").id, email: "a@b.example",
            phone: "1")
        input.allergies = ["penicillin: rash"]
        return try test.clinic.registerPatient("Jo", input)
    }

    private func changed(
        _ test: TestClinic, _ patient: Patient, _ change: (inout PatientInput) -> Void
    ) throws -> PatientDetails {
        var input = PatientInput()
        change(&input)
        return try test.clinic.changePatient(patient, name: nil, input).details
    }

    @Test("a medicine, condition or allergy goes by any of its names, and undo brings it back")
    func removed() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let details = try changed(test, patient) {
            $0.withoutMedicines = ["ramipril"]
            $0.withoutConditions = ["hypertension"]
            $0.withoutAllergies = ["amoxicillin"]
        }
        #expect(details.medicines == ["apixaban"] && details.conditions == ["asthma"])
        #expect(details.allergies.isEmpty)
        let told = try test.clinic.history(limit: 1).first?.changes.lines ?? []
        #expect(told.contains { $0.contains("medicine taken ramipril removed") })
        #expect(told.contains { $0.contains("allergy penicillin removed: was rash") })
        #expect(!told.contains { $0.contains("apixaban") }, "what stayed is not told")
        _ = try test.clinic.undo()
        #expect(try test.clinic.patient(named: "P1") == patient)
    }

    @Test(
        "removing what is not recorded is refused with what is, and nothing else is written",
        arguments: [NameKind.medicine, .condition, .allergy])
    func notThere(kind: NameKind) throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        var input = PatientInput(phone: "2")
        switch kind {
        case .medicine: input.withoutMedicines = ["warfarin"]
        case .condition: input.withoutConditions = ["gout"]
        case .allergy: input.withoutAllergies = ["latex"]
        }
        do {
            _ = try test.clinic.changePatient(patient, name: nil, input)
            Issue.record("it was taken off")
        } catch NameRefusal.notRecorded(_, _, let recorded) {
            #expect(!recorded.isEmpty)
        }
        #expect(try test.clinic.patient(named: "P1") == patient)
    }

    @Test("none clears a list and records that it was asked")
    func none() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let details = try changed(test, patient) {
            $0 = PatientInput(conditions: ["none"], medicines: ["none"])
            $0.allergies = ["none"]
            $0.forgetsAllergies = true
        }
        #expect(details.medicines.isEmpty && details.conditions.isEmpty)
        #expect(details.allergies.isEmpty && details.said.isEmpty)
        for kind in NameKind.allCases { #expect(details.facts[kind.fact]?.value == "complete") }
        let sheet = FactSheet(of: details, on: test.clinic.today, try TestClinic.shelf.catalog())
        guard case .set(let taken) = sheet["current_classes"] else {
            Issue.record("not known")
            return
        }
        #expect(taken.members.isEmpty && taken.isComplete)
    }

    @Test("each particular can be cleared; an unknown fact is forgotten and asked for again")
    func cleared() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let details = try changed(test, patient) {
            $0 = PatientInput(facts: ["egfr=unknown"])
            $0.cleared = [
                .born, .sex, .height, .weight, .smokes, .available, .blocked, .prefers, .therapist,
                .email, .phone,
            ]
        }
        var bare = PatientDetails(name: "Jo")
        bare.conditions = details.conditions
        bare.medicines = details.medicines
        bare.said = details.said
        bare.allergies = details.allergies
        #expect(details == bare)
        #expect(throws: NameRefusal.self) {
            try changed(test, patient) { $0 = PatientInput(facts: ["egfr=unknown"]) }
        }
    }

    @Test("days away that are cleared and told anew are the new ones")
    func away() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let details = try changed(test, patient) {
            $0 = PatientInput(blocked: ["2026-12-28"])
            $0.cleared = [.blocked]
        }
        #expect(details.blocked.map(\.lowerBound.description) == ["2026-12-28"])
    }

    @Test("a rehearsal says the same and writes nothing")
    func rehearsal() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let rehearsal = Clinic(
            store: test.clinic.store, isRehearsal: true, shelf: TestClinic.shelf,
            settings: test.clinic.settings, zone: test.clinic.zone, ambient: test.clinic.ambient)
        var input = PatientInput(medicines: ["warfarin"])
        input.withoutMedicines = ["Eliquis"]
        let told = try rehearsal.changePatient(patient, name: nil, input)
        #expect(try test.clinic.patient(named: "P1") == patient)
        let done = try test.clinic.changePatient(patient, name: nil, input)
        #expect(told == done && done.details.medicines == ["ramipril", "warfarin"])
    }

    @Test("a score corrected says what it was, keeps the old one in history, and can be undone")
    func score() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        let first = try test.clinic.recordOutcome(
            of: patient, measure: "NPRS", score: 6, on: nil)
        #expect(first.corrected == nil)
        let again = try test.clinic.recordOutcome(
            of: patient, measure: "NPRS", score: 4, on: nil)
        #expect(again.corrected?.value == 6 && again.scores.map(\.value) == [4])
        let told = try test.clinic.history(limit: 1).first?.changes.lines ?? []
        #expect(told == ["score NPRS of 2026-11-30 corrected: 4, was 6"])
        _ = try test.clinic.undo()
        #expect(try test.clinic.outcomes(of: patient).first?.scores.map(\.value) == [6])
    }

    @Test("two who change one patient at once both stand")
    func together() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let read = try recorded(test)
        _ = try changed(test, read) { $0 = PatientInput(medicines: ["warfarin"]) }
        let details = try changed(test, read) { $0 = PatientInput(phone: "7") }
        #expect(details.medicines.contains("warfarin") && details.phone == "7")
    }

    @Test("what a finding rested on is asked again: without the medicine it fires no longer")
    func findings() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try recorded(test)
        func fired() throws -> Set<String> {
            let review = try test.clinic.safetyReview(
                of: test.clinic.patient(named: "P1"), cause: nil, medicines: ["naproxen-oral"])
            return Set(review.verdict.fired.map(\.id))
        }
        let before = try fired()
        #expect(before.contains("NSAID-23"), "a direct oral anticoagulant with an NSAID")
        _ = try changed(test, patient) { $0.withoutMedicines = ["apixaban"] }
        #expect(try !fired().contains("NSAID-23"))
    }
}
