package import CivilTime

extension StoredPlan {
    /// What of a plan concerns the patient from a day on: all of a running one; of one that was discharged the
    /// medicines, which only their prescriber ends, while one is taken. `nil` where there is nothing.
    package func goingOn(on day: Day) -> StoredPlan? {
        switch status {
        case .active: return self
        case .held: return nil
        case .discharged:
            let isTaken = details.medicines.contains { $0.status == .active && !$0.isOver(day) }
            return isTaken ? withMedicinesAlone : nil
        }
    }

    /// The same without all that ended when it was discharged.
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
    /// Whether its course ended before a day.
    package func isOver(_ day: Day) -> Bool { lastDay.map { $0 < day } ?? false }

    /// Whether it was stopped before its first dose.
    package var neverBegan: Bool { status == .stopped && isOver(firstDay) }
}
