import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// What one plan of a patient does is known to the others.
@Suite("Two plans of one patient")
struct TwoPlansTests {
    /// A hip plan whose medicine is taken, beside somebody of whom all was asked.
    private func taking(_ medicine: String) throws -> (TestClinic, Patient, StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A",
            .asked(also: ["alcohol_units_week=2", "acute_dehydrating_illness=no"]))
        var input = PlanInput(patient: patient, cause: "hip-osteoarthritis")
        input.medicines = .named([medicine])
        let plan = try test.clinic.startPlan(input).plan
        let confirmed = try test.clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: medicine, prescriber: "Dr Lee",
                acknowledged: plan.details.findings.map(\.rule)))
        return (test, patient, confirmed)
    }

    private func second(
        _ test: TestClinic, _ patient: Patient, _ medicines: PlanChoices.Medicines
    ) throws -> StoredPlan {
        var input = PlanInput(patient: patient, cause: "nonspecific-back-pain")
        input.medicines = medicines
        return try test.clinic.startPlan(input).plan
    }

    @Test(
        "a medicine that goes badly with one that is taken for another plan is neither chosen nor proposed",
        arguments: [
            ("naproxen-oral", "ibuprofen-oral", "NSAID-29"),
            ("paracetamol-oral", "paracetamol-oral", "PAR-03"),
        ])
    func seen(taken: String, other: String, rule: String) throws {
        let (test, patient, first) = try taking(taken)
        defer { test.remove() }
        let plan = try second(test, patient, .firstLine)
        #expect(!plan.details.medicines.contains { $0.medicine == other })
        expectRefused { try test.clinic.proposeMedicine(other, in: plan) }
        // Once it is stopped there, nothing speaks against it here; and then not there any more.
        _ = try test.clinic.stopMedicine(taken, of: first, on: nil, reason: "another plan")
        _ = try test.clinic.proposeMedicine(other, in: plan)
        let refusal = expectRefused {
            try test.clinic.proposeMedicine(taken, in: first)
        }
        let details = refusal?.details ?? []
        #expect(details.contains { $0.contains(rule) }, "\(details)")
    }

    @Test("what goes on after the plan's end still counts, until its own last day")
    func discharged() throws {
        let (test, patient, first) = try taking("naproxen-oral")
        defer { test.remove() }
        _ = try test.clinic.discharge(first, reason: "done")
        let plan = try second(test, patient, .none)
        expectRefused {
            try test.clinic.proposeMedicine("ibuprofen-oral", in: plan)
        }
        let last = try #require(first.details.medicines.first?.lastDay)
        let later = test.at("\(last + 1)T08:00")
        _ = try later.proposeMedicine("ibuprofen-oral", in: plan)
    }

    @Test("the rules asked for a medicine by name see what is taken for any plan")
    func asked() throws {
        let (test, patient, _) = try taking("naproxen-oral")
        defer { test.remove() }
        let review = try test.clinic.safetyReview(
            of: patient, cause: nil, medicines: ["ibuprofen-oral"])
        #expect(review.told.contains { $0.rule.id == "NSAID-29" })
        let own = try test.clinic.safetyReview(
            of: patient, cause: nil, medicines: ["naproxen-oral"])
        #expect(!own.told.contains { $0.rule.id == "NSAID-29" })
    }
}
