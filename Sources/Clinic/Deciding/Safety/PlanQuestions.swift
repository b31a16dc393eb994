import CivilTime
import ClinicStore
package import Planner

/// What is asked about a plan: now, and when a medicine is confirmed.
package struct PlanQuestions: Hashable, Sendable {
    package var now: [PlanQuestion] = []
    package var later: [PlanQuestion] = []

    /// First what decides a line of care, then what the rules wait for, then what is assumed.
    init(
        lines: [OutlineQuestion] = [], _ open: [SafetyVerdict.OpenRule], _ medicines: [Medicine],
        of patient: PatientDetails, _ sheet: FactSheet, _ catalog: Catalog
    ) {
        let asked = Questionnaire(open, planned: medicines, catalog)
        let assumed = catalog.assumed(in: sheet, planned: medicines)
        now =
            lines.map { PlanQuestion($0) }
            + asked.now.map { PlanQuestion($0, medicines, catalog, of: patient) }
            + (assumed.map { [PlanQuestion($0, catalog, of: patient)] } ?? [])
        later = asked.later.map { PlanQuestion($0, medicines, catalog, of: patient) }
    }
}

extension Clinic {
    /// What today's facts leave open about a running plan.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func questions(of plan: StoredPlan) throws -> PlanQuestions {
        try read { reading in
            let catalog = try shelf.catalog()
            let open =
                try liveFindings(of: plan, reading).open
                + (exercises(of: plan, reading)?.phases.flatMap(\.open) ?? [])
            let medicines = plan.details.medicines.filter { $0.status != .stopped }
                .compactMap { catalog.medicine($0.medicine) }
            let patient = try reading.patient(plan.details.patient)
            return PlanQuestions(
                open, medicines,
                of: patient.details,
                try facts(of: patient, judging: [plan.id], by: catalog, reading).sheet, catalog)
        }
    }
}

extension PlanQuestions {
    /// What is asked now.
    package func json(for plan: StoredPlan) -> JSON {
        .array(now.map { $0.json(for: plan.details.patient) })
    }
}
