import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("What no rule knows keeps the program from choosing tablets")
struct UnrecognisedTests {
    private func made(_ test: TestClinic, _ input: PatientInput) throws -> PlanDetails {
        let patient = try test.clinic.registerPatient("P \(input.conditions)", input)
        _ = try test.clinic.screen(patient, flags: [])
        return try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain")
        ).plan.details
    }

    private func input(_ conditions: [String], _ medicines: [String] = ["none"]) -> PatientInput {
        PatientInput(
            born: "1985-01-01", sex: "male", heightCm: 180, weightKg: 75, smokes: 0,
            conditions: conditions, medicines: medicines)
    }

    @Test("anti-inflammatory tablets are not chosen, with the reason; a healthy twin gets them")
    func tablets() throws {
        let test = try TestClinic().staffed(4)
        defer { test.remove() }
        let twin = try made(test, input(["none"]))
        #expect(twin.medicines.contains { $0.medicine.contains("ibuprofen") })
        for strange in [
            input(["none", "Frobisher complaint"]), input(["none"], ["none", "Zorbaxil"]),
        ] {
            let plan = try made(test, strange)
            #expect(!plan.medicines.contains { $0.medicine.contains("ibuprofen") })
            let why = plan.reasons.filter {
                !$0.isIncluded && $0.because.hasPrefix(PlanOutline.unknownNames)
            }
            #expect(why.count == 1 && why[0].line == "medication")
            #expect(why.allSatisfy { $0.because.contains("'") })
        }
        let known = try made(test, input(["none", "migraine"]))
        #expect(known.medicines.map(\.medicine) == twin.medicines.map(\.medicine))
    }
}
