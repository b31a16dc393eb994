import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("Conditions, medicines and allergies as people say them")
struct PeoplesNamesTests {
    private func patient(_ test: TestClinic, _ input: PatientInput) throws -> Patient {
        try test.clinic.registerPatient("Jo", input)
    }

    @Test("what was said is kept beside what it is, and read back after the program is closed")
    func kept() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(
            test,
            PatientInput(
                conditions: ["sugar diabetes", "heart attack last month"],
                medicines: ["Tritace 5mg od", "ramipril", "Eliquis", "blue inhaler"]))
        #expect(patient.details.medicines == ["apixaban", "ramipril", "salbutamol"])
        #expect(patient.details.conditions == ["diabetes", "heart-attack: within 12 months"])
        let names = try test.clinic.recordedNames(of: patient.details)
        #expect(names.first { $0.kept == "apixaban" }?.said == "Eliquis")
        #expect(names.first { $0.kept == "apixaban" }?.words.contains("doac") == true)
        #expect(names.filter { !$0.isRecognised }.isEmpty)
        #expect(try test.clinic.patient(named: "P1") == patient)
    }

    @Test(
        "what is nearly a name, several things or not there is asked back, and nothing is written",
        arguments: ["rampril", "water tablets", "ramipril and amlodipine", "not on warfarin", " "])
    func askedBack(told: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        #expect(throws: NameRefusal.self) {
            try patient(test, PatientInput(medicines: ["paracetamol", told]))
        }
        #expect(try test.clinic.patients().isEmpty)
    }

    @Test("a doubtful name that is kept stays an open question of the rules of its kind")
    func unrecognised() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let none = PatientInput(
            born: "1970-01-01", conditions: ["none"], medicines: ["none"])
        let healthy = try test.clinic.registerPatient("A", none)
        let cases: [(String, String, PatientInput)] = [
            ("medicine:zorbaxil", "Zorbaxil", PatientInput(medicines: ["none", "Zorbaxil"])),
            ("medicine:rampril", "rampril", PatientInput(medicines: ["none", "other:rampril"])),
            (
                "condition:lump-in-the-belly", "lump in the belly",
                PatientInput(conditions: ["none", "lump in the belly"])
            ),
        ]
        func asked(_ patient: Patient) throws -> Set<String> {
            let review = try test.clinic.safetyReview(
                of: patient, cause: "sciatica", medicines: ["naproxen-oral"])
            return Set(review.verdict.questions.map(\.fact))
        }
        let before = try asked(healthy)
        for (id, said, input) in cases {
            let changed = try test.clinic.changePatient(healthy, name: nil, input)
            #expect(try asked(changed).subtracting(before).contains(id), "\(said)")
            let review = try test.clinic.safetyReview(
                of: changed, cause: "sciatica", medicines: ["naproxen-oral"])
            let question = review.verdict.questions.first { $0.fact == id }
            let text = try #require(
                question.map { PlanQuestion($0, review.catalog, of: review.patient.details).text })
            #expect(text.lowercased().contains(said.lowercased()))
            let names = try test.clinic.recordedNames(of: changed.details)
            #expect(names.contains { !$0.isRecognised && $0.name == said })
            _ = try test.clinic.changePatient(healthy, name: nil, none)
        }
    }

    @Test("water tablets that nobody can name count as a diuretic and as an open question")
    func waterTablets() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(
            test, PatientInput(medicines: ["none", "other:water tablets"]))
        let name = try #require(try test.clinic.recordedNames(of: patient.details).first)
        #expect(name.words.contains("diuretic") && !name.isRecognised)
        #expect(name.openQuestion == "medicine:water-tablets")
    }

    @Test("a heart attack without its time leaves open whether it is recent; told, it does not")
    func whenWasIt() throws {
        let test = try TestClinic()
        defer { test.remove() }
        func names(_ told: String) throws -> RecordedName {
            let patient = try test.clinic.registerPatient(
                told, PatientInput(conditions: ["none", told]))
            return try #require(try test.clinic.recordedNames(of: patient.details).first)
        }
        let open = try names("heart attack")
        #expect(open.isRecognised && open.openQuestion == "condition:heart-attack")
        #expect(!open.words.contains("recent_mi"))
        let recent = try names("heart attack 3 weeks ago")
        #expect(recent.words.contains("recent_mi") && recent.openQuestion == nil)
        let old = try names("heart attack: longer ago")
        #expect(!old.words.contains("recent_mi") && old.openQuestion == nil)
    }

    @Test("told again with its answer, a condition is corrected and not doubled")
    func answered() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, PatientInput(conditions: ["heart attack"]))
        let changed = try test.clinic.changePatient(
            patient, name: nil, PatientInput(conditions: ["heart attack: longer ago"]))
        #expect(changed.details.conditions == ["heart-attack: longer ago"])
        let again = try test.clinic.changePatient(
            patient, name: nil, PatientInput(conditions: ["had a heart attack"]))
        #expect(again.details.conditions == ["heart-attack: longer ago"], "the answer stays")
    }

    @Test("a class of medicines told by its word counts as the class, and which one is asked")
    func classWord() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try patient(test, PatientInput(medicines: ["SSRI"]))
        let name = try #require(try test.clinic.recordedNames(of: patient.details).first)
        #expect(name.words == ["ssri"] && name.ask != nil && name.isRecognised)
    }

    @Test(
        "allergies are known by substance, class and what happened",
        arguments: [
            ("penicillin: rash", "penicillin", "allergy", "penicillin"),
            ("Augmentin: anaphylaxis", "penicillin", "allergy", "penicillin"),
            ("Nurofen: wheezing", "ibuprofen", "allergy", "nsaid"),
            ("aspirin", "aspirin", "allergy", "nsaid"),
            ("latex gloves: itchy weals", "latex", "allergy", "latex"),
            ("codeine: felt sick", "opioid", "intolerance", ""),
            ("morphine: itching", "opioid", "intolerance", ""),
            ("penicillin: itching", "penicillin", "allergy", "penicillin"),
            ("ibuprofen: itch", "ibuprofen", "allergy", "nsaid"),
            ("penicillin: felt sick, itching", "penicillin", "allergy", "penicillin"),
            ("ibuprofen: fainted", "ibuprofen", "allergy", "nsaid"),
            ("penicillin: palpitations", "penicillin", "allergy", "penicillin"),
            ("lidocaine: palpitations", "local-anaesthetic", "intolerance", ""),
            ("lidocaine: itching", "local-anaesthetic", "allergy", "local_anaesthetic"),
            ("naproxen: black stools", "naproxen", "harm", "nsaid"),
            ("allergic to lidocaine", "local-anaesthetic", "allergy", "local_anaesthetic"),
            ("CT dye: hives", "x-ray-contrast", "allergy", "iodine_contrast"),
            ("penicillin: mother said", "penicillin", "allergy", "penicillin"),
        ])
    func allergies(told: String, id: String, nature: String, word: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        var input = PatientInput()
        input.allergies = ["none", told]
        let patient = try patient(test, input)
        #expect(patient.details.allergies.map(\.substance) == [id])
        let name = try #require(try test.clinic.recordedNames(of: patient.details).first)
        #expect(name.nature == nature)
        #expect(word.isEmpty ? name.words.isEmpty : name.words.contains(word))
        #expect((name.openQuestion != nil) == (nature == "intolerance"))
        #expect(try test.clinic.patient(named: "P1") == patient)
    }

    @Test("wheeze after ibuprofen is the condition that the rules ask for; bleeding under it, too")
    func following() throws {
        let test = try TestClinic()
        defer { test.remove() }
        for (told, word) in [
            ("ibuprofen: wheezing", "nsaid_aspirin_hypersensitivity"),
            ("naproxen: vomited blood", "recurrent_peptic_ulcer_or_nsaid_bleed"),
        ] {
            var input = PatientInput(conditions: ["none"])
            input.allergies = [told]
            let patient = try test.clinic.registerPatient(told, input)
            let catalog = try TestClinic.shelf.catalog()
            let sheet = FactSheet(of: patient.details, on: test.clinic.today, catalog)
            guard case .set(let conditions) = sheet["conditions"] else {
                Issue.record("no conditions")
                continue
            }
            #expect(conditions.members.contains(word))
        }
    }

    @Test("an allergy that nobody knows, or to a medicine without a class, is kept and asked about")
    func rareAllergy() throws {
        let test = try TestClinic()
        defer { test.remove() }
        var input = PatientInput()
        input.allergies = ["zorbaxil: rash", "ramipril: cough"]
        let patient = try patient(test, input)
        #expect(
            patient.details.allergies.map(\.substance).contains("other:zorbaxil"))
        let names = try test.clinic.recordedNames(of: patient.details)
        #expect(names.contains { !$0.isRecognised && $0.openQuestion == "allergy:zorbaxil" })
    }

    @Test(
        "a medicine of the catalogue is known by name and brand where one is meant",
        arguments: [
            ("paracetamol", "paracetamol-oral"), ("Nurofen", "ibuprofen-oral"),
            ("Panadol", "paracetamol-oral"), ("ibuprofen gel", "ibuprofen-gel"),
            ("naproxen-oral", "naproxen-oral"), ("NAPROXEN", "naproxen-oral"),
            ("Cymbalta", "duloxetine-oral"), ("omeprazole", "ppi-gastroprotection"),
        ])
    func catalogue(told: String, id: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        #expect(try test.clinic.catalogueMedicine(told).id == id)
    }

    @Test(
        "one that a plan cannot hold, or that several are, is refused",
        arguments: ["nicotine patch", "naproxn", "Zorbaxil", "painkillers"])
    func notInCatalogue(told: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        #expect(throws: NameRefusal.self) { try test.clinic.catalogueMedicine(told) }
    }

    @Test(
        "a medicine that only its name is known of is refused by the rule that speaks against it",
        arguments: ["pregabalin", "Lyrica", "gabapentin"])
    func strange(told: String) throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput(born: "1980-01-01"))
        let id = try test.clinic.catalogueMedicine(told).id
        var input = PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07")
        input.medicines = .named([id])
        let refused = try refusal { _ = try test.clinic.startPlan(input) }
        #expect(
            "\(refused)".contains("Gabapentinoid") && refused.kind == .refused, "\(refused)")
        #expect(
            try test.clinic.safetyReview(of: patient, cause: "sciatica", medicines: [id])
                .told.isEmpty == false)
    }

    @Test("what the patient takes already is not proposed, under whatever name it is taken")
    func taken() throws {
        let catalog = try TestClinic.shelf.catalog()
        for told in ["Panadol", "paracetamol 500mg", "paracetamol-oral"] {
            let test = try TestClinic()
            defer { test.remove() }
            let patient = try test.clinic.registerPatient("A", PatientInput(medicines: [told]))
            #expect(catalog.taken(by: patient.details).contains("paracetamol-oral"))
        }
    }
}
