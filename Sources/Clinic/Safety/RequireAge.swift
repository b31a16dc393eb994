import CivilTime
import ClinicStore
import Planner

/// Who is treated here, by age: asked before anything else of a plan or a treatment.
extension Clinic {
    /// Refuses a plan for somebody whose age is not known or for whom the template is not made, and says where
    /// the patient goes instead.
    func requireAge(
        of input: PlanInput, for template: PlanTemplate, _ catalog: Catalog, _ facts: PlanFacts
    ) throws {
        do {
            try template.requireAge(
                catalog, facts, overridden: Set(input.overridden.map { $0.uppercased() }))
        } catch .ageUnknown {
            throw Failure(
                .refused,
                "\(input.patient.id) has no date of birth, and plans are made by age: nothing is booked.",
                remedy: "Record it: physio patient set \(input.patient.id) --born YYYY-MM-DD")
        } catch { throw Failure(error.kind, error.problem, remedy: error.remedy) }
    }

    /// Refuses a single treatment of a child; somebody may look at one, and somebody whose age is not known may
    /// be seen and asked.
    func requireAge(of patient: Patient, for kind: Session.Kind) throws {
        guard kind == .physiotherapy, let age = patient.details.age(on: today)
        else { return }
        let catalog = try shelf.catalog()
        let sheet = FactSheet(["age_years": .number(Double(age))])
        let rules = catalog.safetyRules.filter { catalog.ages?.rules.contains($0.id) ?? false }
        let forbidding = SafetyVerdict(rules, for: sheet).fired
            .first { $0.severity == .contraindicated }
        guard let forbidding else { return }
        throw Failure(
            .refused,
            "\(patient.id) is \(age): no treatment is booked. \(forbidding.action.withoutFullStop) (\(forbidding.id)).",
            remedy:
                "Somebody can look first: --kind review. A date of birth that is wrong is corrected"
                + " with 'physio patient set \(patient.id) --born YYYY-MM-DD'.")
    }
}
