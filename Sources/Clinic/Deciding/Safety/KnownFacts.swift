import CivilTime
import ClinicStore
import Planner

/// Which medicines of a patient's other plans count beside those of the plan that is judged.
enum MedicinesElsewhere {
    /// What a prescriber began and nobody ended, also where the plan itself is over: it is taken.
    case taken
    /// What is proposed, too: two proposals that do not go together are not both made.
    case takenOrProposed
}

extension Clinic {
    /// What is known of a patient today: what is recorded, and the medicines of the patient's plans but those that
    /// are judged, whose own are asked beside each other.
    ///
    /// Every rule is asked with these facts, so that two plans of one patient see each other. Of medicines under
    /// `testing`, ids of the catalogue, none is taken already because it stands in a plan.
    func facts(
        of patient: Patient, judging plans: Set<ID<StoredPlan>>, testing: [String] = [],
        counting elsewhere: MedicinesElsewhere = .taken, startingOn start: Day? = nil,
        by catalog: Catalog, _ reading: StoreReading
    ) throws -> PlanFacts {
        var details = patient.details
        let known = Set(details.medicines + testing)
        details.medicines += try reading.plans(of: patient.id).filter { !plans.contains($0.id) }
            .flatMap { $0.running(on: today, elsewhere) }.filter { !known.contains($0) }
        return PlanFacts(
            details, on: today, startingOn: start, catalog, jurisdiction: settings.jurisdiction)
    }
}

extension StoredPlan {
    /// Ids of the medicines of a plan that count in the patient's other plans.
    fileprivate func running(on today: Day, _ elsewhere: MedicinesElsewhere) -> [String] {
        details.medicines.filter { medicine in
            guard !medicine.isOver(today) else { return false }
            return switch (medicine.status, elsewhere) {
            case (.active, _): true
            case (.proposed, .takenOrProposed): status != .discharged && details.end >= today
            case (.proposed, .taken), (.stopped, _): false
            }
        }.map(\.medicine)
    }
}
