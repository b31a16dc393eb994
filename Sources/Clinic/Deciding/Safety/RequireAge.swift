import CivilTime
import ClinicStore
import Planner

/// Who is treated here, by age: asked before anything else of a plan or a treatment.
extension Clinic {
    /// Refuses a plan for somebody whose age is not known or for whom the template is not made, and says where
    /// the patient goes instead.
    func requireAge(
        of wishes: PlanWishes, for template: PlanTemplate, _ catalog: Catalog, _ facts: PlanFacts
    ) throws {
        do {
            try template.requireAge(
                catalog, facts, overridden: Set(wishes.overridden.map { $0.uppercased() }))
        } catch .ageUnknown {
            throw AgeRefusal.noPlanWithoutBirthday(wishes.patient)
        } catch { throw error }
    }

    /// Refuses a single treatment of a child, of somebody whose age is not known, and of somebody who is nearly
    /// grown up unless a clinician decided it; somebody may look at each of them.
    ///
    /// - Returns: the decision that the session is booked by; `nil` where none is needed.
    func requireAge(
        of patient: Patient, for kind: Session.Kind, overridden: [String], reason: String?,
        _ reading: StoreReading
    ) throws -> SessionException? {
        let overridden = overridden.map { $0.uppercased() }
        let catalog = try shelf.catalog()
        let rules = catalog.safetyRules.filter { catalog.ages?.rules.contains($0.id) ?? false }
        if let strange = overridden.first(where: { id in !rules.contains { $0.id == id } }) {
            throw AgeRefusal.notDecidedHere(strange, rules: rules.map(\.id))
        }
        guard !kind.looksAtThePatient else { return nil }
        guard let age = patient.details.age(on: today) else {
            throw AgeRefusal.noSessionWithoutBirthday(patient.id)
        }
        let fired = SafetyVerdict(rules, for: FactSheet(["age_years": .number(Double(age))])).fired
        guard let rule = fired.first(where: { $0.severity.rank <= FindingSeverity.avoid.rank })
        else { return nil }
        let mayBeDecided = rule.severity == .avoid
        if mayBeDecided, try isDecided(rule.id, of: patient.id, reading) { return nil }
        if mayBeDecided, overridden.contains(rule.id), let reason {
            return SessionException(rules: [rule.id], reason: reason)
        }
        throw AgeRefusal.forbidden(patient.id, age: age, by: rule)
    }

    /// Whether a clinician has set a rule aside for a plan of the patient that runs.
    private func isDecided(
        _ rule: String, of patient: ID<Patient>, _ reading: StoreReading
    ) throws -> Bool {
        try reading.plans(of: patient).contains { plan in
            plan.status == .active
                && plan.details.findings.contains { $0.rule == rule && $0.state == .overridden }
        }
    }
}
