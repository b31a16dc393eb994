import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("A medicine that comes to a running plan")
struct LaterMedicineTests {
    /// `rule day` of each check and review of the medicine.
    private func dates(_ plan: StoredPlan, _ medicine: String) -> Set<String> {
        Set(
            plan.details.milestones.filter {
                $0.course?.medicine == medicine
                    && [.safetyCheck, .medicineReview].contains($0.kind)
            }.map { "\($0.rule ?? "review") \($0.day) \($0.words?.rawValue ?? "")" })
    }

    private func plan(
        _ medicines: PlanChoices.Medicines
    ) throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1955-01-01", sex: "male", weightKg: 80, smokes: 0,
                facts: ["allergies=none", "egfr=65", "bp_systolic=142", "bp_diastolic=85"],
                conditions: ["diabetes"], medicines: ["ramipril"]))
        let plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis", start: "today",
                medicines: medicines)
        ).plan
        return (test, plan)
    }

    @Test(
        "has the checks and the review that it has in a plan made with it",
        arguments: ["naproxen-oral", "paracetamol-oral", "diclofenac-gel"])
    func checks(_ medicine: String) throws {
        let (first, with) = try plan(.named([medicine]))
        defer { first.remove() }
        let (second, without) = try plan(.none)
        defer { second.remove() }
        let later = try second.clinic.proposeMedicine(medicine, in: without)
        let asked = dates(with, medicine)
        #expect(!asked.isEmpty)
        #expect(dates(later, medicine) == asked)
    }

    @Test(
        "somebody under 50 kg gets the lower dose, and the lower daily maximum binds",
        arguments: [
            ("500 mg, 4 times a day", true), ("500 mg, 5 times a day", false),
            ("1000 mg, twice a day", false),
        ])
    func light(dose: String, isAllowed: Bool) throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1960-01-01", sex: "female", heightCm: 152, weightKg: 46, smokes: 0,
                facts: ["allergies=none", "alcohol_units_week=0"], conditions: ["none"],
                medicines: ["none"]))
        let plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis",
                medicines: .named(["paracetamol-oral"]))
        ).plan
        #expect(plan.details.medicines.first?.dose.contains("500 mg") == true)
        let order = PrescriptionInput(
            plan: plan, medicine: "paracetamol-oral", prescriber: "Dr Lee", dose: dose,
            acknowledged: ["PAR-01", "PAR-02", "PAR-06", "PAR-11"])
        do {
            _ = try test.clinic.confirmAnswering(order)
            #expect(isAllowed)
        } catch let refusal as any ClinicRefusal {
            #expect(!isAllowed && "\(refusal.said)".contains("mg"), "\(refusal.said)")
        }
    }
}
