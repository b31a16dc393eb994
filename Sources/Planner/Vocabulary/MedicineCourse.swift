/// One course of a medicine within a plan.
///
/// A medicine may be proposed again after it was stopped; each of its milestones belongs to one course.
package struct MedicineCourse: Hashable, Sendable {
    /// Id of the medicine.
    package let medicine: String
    /// From 1, in the order in which the plan got its courses of this medicine.
    package let number: Int

    package init(_ medicine: String, _ number: Int = 1) {
        self.medicine = medicine
        self.number = number
    }
}

extension PlannedMedicine {
    package var course: MedicineCourse { MedicineCourse(medicine, number) }

    /// Whether a prescriber has decided on it, now or before. A medicine that is only proposed reaches no
    /// patient, nor does one that was withdrawn before anybody confirmed it.
    package var isPrescribed: Bool {
        switch status {
        case .proposed: false
        case .active: true
        case .stopped: prescriber != nil
        }
    }
}

extension PlanDetails {
    /// The medicine that a milestone belongs to; `nil` if it belongs to none, or to one that is not in the
    /// plan.
    package func medicine(of milestone: Milestone) -> PlannedMedicine? {
        milestone.course.flatMap { course in medicines.first { $0.course == course } }
    }

    /// The number for another course of a medicine.
    package func nextCourse(of medicine: String) -> Int {
        1 + (medicines.filter { $0.medicine == medicine }.map(\.number).max() ?? 0)
    }
}
