import CivilTime
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

/// What a question or a gate prints may be pasted: it never takes off what is on record.
@Suite("The printed way out keeps what is recorded")
struct RemedyTests {
    private static let conditions = [
        "high blood pressure", "asthma", "angina", "type 2 diabetes", "gout", "epilepsy",
        "osteoporosis",
        "stomach ulcer", "heart failure", "lump in the belly",
    ]
    private static let medicines = [
        "warfarin", "ramipril", "sertraline", "prednisolone", "metformin", "levothyroxine",
        "codeine",
        "omeprazole", "Zorbaxil",
    ]
    private static let allergies = [
        "ibuprofen: itching", "ibuprofen: anaphylaxis", "penicillin: rash", "latex",
        "codeine: sick",
        "lidocaine: felt faint", "nickel: itchy", "strawberries: hives",
    ]
    private static let causes = [
        "sciatica", "hip-osteoarthritis", "nonspecific-back-pain", "hip-bursitis",
    ]

    private func some(_ names: [String], _ random: inout SeededGenerator) -> [String] {
        Array(names.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
    }

    private func input(_ random: inout SeededGenerator) -> PatientInput {
        var input = PatientInput(
            born: "19\(Int.random(in: 40...99, using: &random))-03-04",
            sex: Bool.random(using: &random) ? "female" : "male", heightCm: 172,
            weightKg: Double.random(in: 55...110, using: &random).rounded(), smokes: 0,
            conditions: some(Self.conditions, &random), medicines: some(Self.medicines, &random))
        input.allergies = some(Self.allergies, &random)
        return input
    }

    /// What every question and gate prints for a patient, with a plan where one can be made.
    private func printed(
        _ patient: Patient, _ cause: String, _ clinic: Clinic
    ) throws -> [String] {
        var texts: [String] = []
        func add(_ asked: PlanQuestions) {
            let told = asked.told(for: patient.id)
            texts += told.map { [$0.heading] + $0.lines } ?? []
            texts += (asked.now + asked.later).compactMap(\.flags)
        }
        let review = try clinic.safetyReview(
            of: patient, cause: cause, medicines: ["naproxen-oral", "paracetamol-oral"])
        add(review.asked)
        texts += review.verdict.questions.compactMap {
            PlanQuestion($0, review.catalog, of: patient.details).flags
        }
        guard patient.id.number % 8 == 0,
            let made = try? clinic.startPlan(
                PlanInput(patient: patient, cause: cause, medicines: .firstLine))
        else { return texts }
        add(made.asked)
        add(try clinic.questions(of: made.plan))
        for medicine in made.plan.details.medicines {
            do {
                _ = try clinic.confirmMedicine(
                    PrescriptionInput(
                        plan: made.plan, medicine: medicine.medicine, prescriber: "Dr Lee"))
            } catch let refusal as any ClinicRefusal {
                texts += refusal.said.description.split(separator: "\n").map(String.init)
            }
        }
        return texts
    }

    /// The flags for `physio patient set` in a text, as a shell reads them.
    private func flags(in text: String) -> [(flag: String, value: String)] {
        var words: [String] = []
        var isQuoted = false
        var word = ""
        for letter in text + " " {
            if letter == "\"" {
                isQuoted.toggle()
            } else if letter == " ", !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(letter)
            }
        }
        let bare = words.map { $0.hasSuffix(";") ? String($0.dropLast()) : $0 }
        return zip(bare, bare.dropFirst()).filter { $0.0.hasPrefix("--") }.map { ($0.0, $0.1) }
    }

    /// The flags that say something of a list.
    private static let lists: Set = ["--allergy", "--medicine", "--condition", "--answer"]

    /// What is on record no more; a name that got its answer is still there.
    private func lost(_ before: PatientDetails, _ now: PatientDetails) -> [String] {
        func entries(_ names: [String]) -> Set<String> {
            Set(names.map { String($0.prefix { $0 != ":" }) })
        }
        let allergies = before.allergies.filter { !now.allergies.contains($0) }.map(\.substance)
        let others = { (details: PatientDetails) in
            entries(details.conditions).union(entries(details.medicines))
        }
        return allergies + others(before).subtracting(others(now)).sorted()
    }

    private func execute(
        _ flags: [(flag: String, value: String)], _ patient: Patient, _ clinic: Clinic
    ) throws -> Patient {
        var input = PatientInput()
        for (flag, value) in flags {
            switch flag {
            case "--allergy": input.allergies.append(value)
            case "--medicine": input.medicines.append(value)
            case "--condition": input.conditions.append(value)
            case "--answer": input.answers.append(value)
            case "--fact": input.facts.append(value)
            case "--without-allergy": input.withoutAllergies.append(value)
            case "--without-medicine": input.withoutMedicines.append(value)
            case "--without-condition": input.withoutConditions.append(value)
            default: break
            }
        }
        return try clinic.changePatient(patient, name: nil, input)
    }

    @Test(
        "nothing that is recorded goes when each printed flag is pasted, of 200 patients in the long run"
    )
    func pasted() throws {
        var random = SeededGenerator(seed: 15)
        let test = try TestClinic(hours: "Mon-Sun 06:00-22:00").staffed(8)
        defer { test.remove() }
        let count = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? 40 : 200
        var lists = 0
        for number in 1...count {
            let told = input(&random)
            var patient = try test.clinic.registerPatient("Patient \(number)", told)
            _ = try test.clinic.screen(patient, flags: [])
            let cause = Self.causes.randomElement(using: &random) ?? "sciatica"
            let before = patient.details
            var known = Set<String>()
            let pasted = try printed(patient, cause, test.clinic).flatMap(flags).filter {
                Self.lists.contains($0.flag) && known.insert("\($0)").inserted
            }
            lists += pasted.count
            for flag in pasted {
                // A placeholder is refused.
                do {
                    patient = try execute([flag], patient, test.clinic)
                } catch is any ClinicRefusal {
                    continue
                } catch is NameRefusal { continue }
                #expect(lost(before, patient.details) == [], "\(number): \(flag.value)")
            }
        }
        #expect(lists > 2 * count)
    }

    @Test("no others completes a list, whatever is on it, and the question then is answered")
    func others() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        var input = PatientInput(born: "1980-01-01", medicines: ["warfarin"])
        input.allergies = ["ibuprofen: itching"]
        let patient = try test.clinic.registerPatient("A", input)
        var no = PatientInput(conditions: ["no-others"], medicines: ["no others"])
        no.allergies = ["no-others"]
        let details = try test.clinic.changePatient(patient, name: nil, no).details
        #expect(details.medicines == ["warfarin"] && details.conditions.isEmpty)
        #expect(details.allergies == patient.details.allergies)
        for kind in NameKind.allCases { #expect(details.facts[kind.fact]?.value == "complete") }
    }

    @Test("where something is recorded the question asks for others, and names what is there")
    func asked() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        var input = PatientInput(born: "1980-01-01")
        input.allergies = ["ibuprofen: felt sick"]
        let patient = try test.clinic.registerPatient("A", input)
        let review = try test.clinic.safetyReview(
            of: patient, cause: "sciatica", medicines: ["naproxen-oral"])
        let question = try #require(
            (review.asked.now + review.asked.later).first { $0.fact == "allergies" })
        #expect(question.text.hasPrefix("Allergies beside Ibuprofen?"))
        #expect(question.flags == "--allergy no-others")
        #expect(question.asked.contains("Allergies beside Ibuprofen?"))
    }

    @Test("none takes no allergy off the list without a second word, and names what it would lose")
    func allergy() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        var input = PatientInput(born: "1980-01-01")
        input.allergies = ["ibuprofen: itching", "latex"]
        let patient = try test.clinic.registerPatient("A", input)
        var none = PatientInput()
        for told in [["none"], ["none", "latex"], ["no known allergies"]] {
            none.allergies = told
            do {
                _ = try test.clinic.changePatient(patient, name: nil, none)
                Issue.record("\(told) took something off")
            } catch NameRefusal.wouldForget(let kind, let lost) {
                #expect(kind == .allergy)
                #expect(lost.contains { $0.name == "Ibuprofen" && $0.reaction == "itching" })
            }
        }
        none.allergies = ["none", "latex", "ibuprofen"]
        let kept = try test.clinic.changePatient(patient, name: nil, none)
        #expect(kept.details.allergies == patient.details.allergies, "with its reaction")
        none.allergies = ["none"]
        none.forgetsAllergies = true
        let cleared = try test.clinic.changePatient(patient, name: nil, none)
        #expect(cleared.details.allergies.isEmpty)
    }

    @Test("told again without its answer or reaction, a name keeps the one that it has")
    func again() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        var input = PatientInput(
            born: "1980-01-01", conditions: ["heart attack: longer ago", "asthma"])
        input.allergies = ["penicillin: anaphylaxis"]
        let patient = try test.clinic.registerPatient("A", input)
        var again = PatientInput(conditions: ["none", "heart attack", "asthma"])
        again.allergies = ["penicillin"]
        let details = try test.clinic.changePatient(patient, name: nil, again).details
        #expect(details.conditions == patient.details.conditions)
        #expect(details.allergies == patient.details.allergies)
    }
}
