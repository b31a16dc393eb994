import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

/// Questions in groups: as a desk meets them, answers them and takes an answer back.
@Suite("Questions are answered in groups")
struct AskingTests {
    private func world() throws -> (TestClinic, Patient) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "Mo",
            PatientInput(
                born: "1981-03-02", sex: "female", heightCm: 170, weightKg: 68, smokes: 0))
        return (test, patient)
    }

    private func answering(_ answers: String..., conditions: [String] = []) -> PatientInput {
        var input = PatientInput(saidBy: "Ana", conditions: conditions)
        input.answers = answers
        return input
    }

    @Test("a plan asks each thing once, in at most 12 lines of at most 100 columns")
    func short() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let made = try test.clinic.startPlan(PlanInput(patient: patient, cause: "sciatica"))
        let told = try #require(made.asked.told(for: made.plan.details.patient))
        #expect((6...12).contains(told.lines.count))
        for line in [told.heading] + told.lines { #expect(line.count <= 100, "\(line)") }
        #expect(told.heading.contains("physio patient set P1 --answer "))
        #expect(Set(made.questions.map(\.text)).count == made.questions.count)
        let summary = made.summary(isRehearsal: false)
        for line in told.lines {
            #expect(summary.components(of: line) == 1)
        }
        let shown = try test.clinic.questions(of: made.plan).now.map(\.text)
        #expect(Set(shown).isSubset(of: made.questions.map(\.text)))
    }

    @Test("a no is kept with its day and who said so; a condition of the group takes it back")
    func kept() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        func set(_ input: PatientInput) throws -> PatientDetails {
            try clinic.changePatient(patient, name: nil, input).details
        }
        let record = AskGroup.record(of: "heart")
        let no = try set(answering("heart=no")).facts[record]
        #expect(no == RecordedFact("no", day: clinic.today, saidBy: "Ana"))
        #expect(try set(PatientInput(conditions: ["angina"])).facts[record] == nil)
        let both = try set(answering("heart=no", conditions: ["high blood pressure"]))
        #expect(both.facts[record] != nil, "told together: there is no other")
        #expect(both.conditions.count == 2)
        let other = try set(PatientInput(conditions: ["epilepsy"]))
        #expect(other.facts[record] != nil, "of another group")
        #expect(try set(answering("heart=unknown")).facts[record] == nil)
        _ = try set(answering("heart=no"))
        #expect(try set(answering("heart=yes")).facts[record] == nil, "to be asked one by one")
    }

    @Test("a no does not overwrite what is on record, and writes what its group says of facts")
    func facts() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        var input = PatientInput(facts: ["operation=hernia-repair"])
        input.answers = ["lately=no", "nerves=no", "pregnancy=no"]
        let first = try test.clinic.changePatient(patient, name: nil, input).details
        #expect(first.facts["operation"]?.value == "hernia-repair")
        #expect(first.facts["alcohol_units_week"]?.value == "0..14")
        #expect(first.facts["pregnant"]?.value == "no")
        let again = try test.clinic.changePatient(patient, name: nil, answering("lately=no"))
        #expect(again.details.facts["operation"]?.value == "hernia-repair")
        #expect(again.details.facts["planned_surgery_days"]?.value == "none")
        let pregnant = try test.clinic.changePatient(
            patient, name: nil, PatientInput(facts: ["pregnant=yes"])
        ).details
        #expect(
            pregnant.facts[AskGroup.record(of: "pregnancy")] == nil,
            "her no was to another time: what goes wrong in a pregnancy is asked again")
        #expect(pregnant.facts[AskGroup.record(of: "nerves")] != nil)
    }

    @Test(
        "an answer to no question, and no to a measurement or a list, are refused and write nothing",
        arguments: ["hart=no", "heart=perhaps", "measured=no", "medicines=no", "heart"])
    func refused(_ answer: String) throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let before = try test.clinic.patient(named: "P1").details
        #expect(throws: (any Error).self) {
            try test.clinic.changePatient(patient, name: nil, answering(answer))
        }
        #expect(try test.clinic.patient(named: "P1").details == before)
    }

    @Test("a medicine is confirmed when all that is asked first was answered, and not before")
    func confirming() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        let plan = try clinic.startPlan(PlanInput(patient: patient, cause: "sciatica")).plan
        let order = PrescriptionInput(plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee")
        var answers = PatientInput(medicines: ["none"])
        answers.allergies = ["none"]
        var steps = [answers]
        for group in ["heart", "gut", "nerves", "body", "infection", "lately", "pregnancy"] {
            steps.append(answering("\(group)=no"))
        }
        steps.append(PatientInput(facts: ["bp_systolic=120", "bp_diastolic=80", "egfr=95"]))
        for step in steps {
            let why = try #require(expectRefused { try clinic.confirmMedicine(order) })
            #expect(why.details.allSatisfy { $0.hasPrefix("Ask first: ") })
            #expect(why.details.allSatisfy { $0.contains("physio patient set P1 --") })
            _ = try clinic.changePatient(patient, name: nil, step)
        }
        #expect(
            try clinic.confirmMedicine(order).details.medicines.first?.status == .active)
    }
}

extension String {
    /// How often a line stands in it.
    fileprivate func components(of line: String) -> Int {
        split(separator: "\n").count { $0.hasSuffix(line) }
    }
}
