package import CivilTime

extension StoredPlan {
    /// The part of a plan that concerns the patient from a day on; `nil` when there is none.
    ///
    /// That is all of an active plan, and of a discharged one the medicines, which only their prescriber
    /// ends, while one is still taken.
    package func goingOn(on day: Day) -> StoredPlan? {
        switch status {
        case .active: return self
        case .held: return nil
        case .discharged:
            let isTaken = details.medicines.contains { $0.status == .active && !$0.isOver(day) }
            return isTaken ? withMedicinesAlone : nil
        }
    }

    /// The plan without everything that ended when it was discharged.
    package var withMedicinesAlone: StoredPlan {
        var rest = self
        rest.details.routines.removeAll { $0.kind != .medicine }
        rest.details.milestones.removeAll {
            ![.medicineReview, .medicineStop, .ring, .askBeforeDose].contains($0.kind)
        }
        return rest
    }
}

extension PlannedMedicine {
    /// Whether its last day lies before this day.
    package func isOver(_ day: Day) -> Bool { lastDay.map { $0 < day } ?? false }

    /// Whether it was stopped before its first dose.
    package var neverBegan: Bool { status == .stopped && isOver(firstDay) }
}
