import CivilTime
import ClinicStore
import Planner

// An older version kept "once a day" for a medicine of a week, a month or a single day, and rang every day.
// Such a row no longer reaches a patient; a prescriber confirms it again, and it is named until then.

extension Clinic {
    /// The plan without the routines of older versions that may ring more often than the medicine is taken.
    func trusted(_ plan: StoredPlan, _ catalog: Catalog) -> StoredPlan {
        var trusted = plan
        trusted.details.routines = plan.details.routines.map { routine in
            guard plan.isUnclear(routine, catalog) else { return routine }
            return routine.ended(before: routine.firstDay)
        }
        return trusted
    }

    /// Each medicine of the plan whose rhythm is unclear.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws.
    func unclearDoses(of plan: StoredPlan) throws -> [CheckProblem] {
        let catalog = try shelf.catalog()
        let unclear = plan.details.routines.filter {
            plan.isUnclear($0, catalog) && !$0.isReplaced && $0.lastDay >= today
        }
        return unclear.compactMap { routine in
            routine.medicine.flatMap(catalog.medicine).map { .unclearDose($0, plan.id) }
        }
    }
}

extension StoredPlan {
    /// Whether a medicine's routine says less than its dose, and its medicine is not taken every day.
    fileprivate func isUnclear(_ routine: Routine, _ catalog: Catalog) -> Bool {
        guard routine.dose == nil, let id = routine.medicine, let medicine = catalog.medicine(id)
        else { return false }
        return !medicine.rhythm.usual.steps.allSatisfy(\.dose.rhythm.isDaily)
    }
}
