package import CivilTime
import ClinicStore
package import Planner

/// The end of something that is expected while a plan runs, and what is asked then.
package struct ExpectedBirth: Hashable, Sendable {
    package let day: Day
    package let ask: String
    /// What records it.
    package let step: NextStep
}

extension Clinic {
    /// Births that are expected before a plan ends, by the weeks of pregnancy on record; none once it is recorded
    /// that the pregnancy is over.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func births(during plan: StoredPlan) throws -> [ExpectedBirth] {
        let details = try read { try $0.patient(plan.details.patient) }.details
        let catalog = try shelf.catalog()
        let sheet = FactSheet(of: details, on: today, catalog)
        guard sheet[flag: "pregnant"] != false else { return [] }
        return catalog.facts.compactMap { fact in
            guard let ending = fact.ending, let told = details.facts[fact.name],
                let toldOn = told.day, let value = Double(told.value)
            else { return nil }
            let day = toldOn + Int(((ending.expected - value) * 7).rounded(.up))
            guard day <= plan.details.end else { return nil }
            return ExpectedBirth(
                day: day, ask: ending.ask,
                step: NextStep(.changePatient(plan.details.patient), Inputs(ending)))
        }
    }
}
