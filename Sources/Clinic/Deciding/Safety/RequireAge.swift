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
            throw Failure(
                .refused,
                "\(wishes.patient) has no date of birth, and plans are made by age: nothing is booked.",
                remedy: "Record it: \(do: .birth(of: wishes.patient))")
        }
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
            throw Failure(
                .usage, "A session is not booked against \(strange).",
                remedy: "Only \(rules.map(\.id).joined(separator: ", ")) are decided here.")
        }
        guard !kind.looksAtThePatient else { return nil }
        let born = NextStep.birth(of: patient.id)
        guard let age = patient.details.age(on: today) else {
            throw Failure(
                .refused,
                "\(patient.id) has no date of birth, and treatments are booked by age: nothing is booked.",
                remedy:
                    "Record it: \(do: born). Somebody can look first: \(say: [.kind: "assessment"])."
            )
        }
        let fired = SafetyVerdict(rules, for: FactSheet(["age_years": .number(Double(age))])).fired
        guard let rule = fired.first(where: { $0.severity.rank <= FindingSeverity.avoid.rank })
        else { return nil }
        let mayBeDecided = rule.severity == .avoid
        if mayBeDecided, try isDecided(rule.id, of: patient.id, reading) { return nil }
        if mayBeDecided, overridden.contains(rule.id), let reason {
            return SessionException(rules: [rule.id], reason: reason)
        }
        let decide: Advice =
            mayBeDecided ? "Decide by name: \(say: .override(.known(rule.id))). " : ""
        throw Failure(
            .refused,
            "\(patient.id) is \(age): no treatment is booked. \(rule.action.withoutFullStop) (\(rule.id)).",
            remedy: """
                \(decide)Somebody can look first: \(say: [.kind: "review"]). A date of birth that is \
                wrong is corrected with '\(do: born)'.
                """)
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
