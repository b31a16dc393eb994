extension PlanDetails {
    /// The dates that concern the patient: those of a medicine only when a prescriber's decision stands behind
    /// it, and none after it has stopped.
    package var patientMilestones: [Milestone] {
        milestones.filter { milestone in
            guard milestone.course != nil else { return !milestone.kind.isOfMedicine }
            guard let medicine = medicine(of: milestone), medicine.isPrescribed else {
                return false
            }
            return medicine.status == .active || milestone.day <= medicine.lastDay ?? milestone.day
        }
    }
}

extension Milestone.Kind {
    /// Whether it is a date of the plan; the others say what to do because something stopped it.
    package var isPlanned: Bool { self != .ring && self != .askBeforeDose }

    /// Whether such a date always belongs to a medicine.
    package var isOfMedicine: Bool { self == .medicineReview || self == .medicineStop }
}
