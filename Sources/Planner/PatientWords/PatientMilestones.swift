extension PlanDetails {
    /// The milestones that concern the patient: those of a medicine only if a prescriber has decided on it,
    /// and none after its last day once it was stopped.
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
    /// Whether it is a date of the plan. The others say what to do because something was stopped.
    package var isPlanned: Bool { self != .ring && self != .askBeforeDose }

    /// Whether such a milestone always belongs to a medicine.
    package var isOfMedicine: Bool { self == .medicineReview || self == .medicineStop }
}
