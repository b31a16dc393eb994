import ClinicStore
package import Planner

/// The medicines of a plan, each with what keeps it from being taken today.
package struct PlanMedicines: Page, Documented {
    package let plan: StoredPlan
    package let live: LiveFindings
    /// What waits for its prescriber.
    package let waiting: [WaitingMedicine]
    /// What is asked when a medicine is confirmed.
    package var cautions: [PlanQuestion] = []
    /// What may not end at once although it was stopped today: its name, and from how many days on.
    package var tapers: [(name: String, afterDays: Int)] = []

    package var json: JSON {
        [
            "plan": .text(plan.id),
            "medicines": .array(plan.details.medicines.map { $0.json(live) }),
            "routines": .array(
                plan.details.routines.filter { $0.medicine != nil && !$0.isWithdrawn }.map(\.json)),
        ]
    }
}

extension Clinic {
    /// The medicines of a plan, with what is asked about one that was just `confirmed`, and what may not end at
    /// once where one was just stopped.
    ///
    /// - Throws: a refusal where the text means no medicine of the catalogue; what `CatalogShelf.catalog()`
    ///   throws; `StoreError` where the file cannot be read.
    package func medicines(
        of plan: StoredPlan, confirmed: String? = nil, isStopped: Bool = false
    ) throws -> PlanMedicines {
        let catalog = try shelf.catalog()
        var page = PlanMedicines(
            plan: plan, live: try liveFindings(of: plan), waiting: try waitingMedicines(in: plan))
        if let confirmed {
            let id = try catalogueMedicine(confirmed).id
            page.cautions = try questions(of: plan).later.filter { $0.medicines.contains(id) }
        }
        for course in plan.details.medicines where isStopped {
            guard course.status == .stopped, course.decidedDay == today,
                let medicine = catalog.medicine(course.medicine), medicine.isTapered(course),
                let taper = medicine.taper
            else { continue }
            page.tapers.append((course.name, taper.afterDays))
        }
        return page
    }
}
