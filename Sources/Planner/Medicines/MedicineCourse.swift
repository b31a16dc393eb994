/// One taking of a medicine within a plan. The same medicine may be proposed again after it was stopped; its
/// dates are those of that course and no other.
package struct MedicineCourse: Hashable, Sendable {
    /// Id in the catalogue.
    package let medicine: String
    /// From 1, in the order in which the plan got them.
    package let number: Int

    package init(_ medicine: String, _ number: Int = 1) {
        self.medicine = medicine
        self.number = number
    }
}

extension PlannedMedicine {
    package var course: MedicineCourse { MedicineCourse(medicine, number) }

    /// Whether a prescriber's decision stands, or stood, behind it; what is only proposed reaches no patient,
    /// nor what was withdrawn before anybody confirmed it.
    package var isPrescribed: Bool {
        switch status {
        case .proposed: false
        case .active: true
        case .stopped: prescriber != nil
        }
    }
}

extension PlanDetails {
    /// The medicine that a date belongs to; `nil` for a date of no medicine, or of one that is not here.
    package func medicine(of milestone: Milestone) -> PlannedMedicine? {
        milestone.course.flatMap { course in medicines.first { $0.course == course } }
    }

    /// What a further course of a medicine is numbered.
    package func nextCourse(of medicine: String) -> Int {
        1 + (medicines.filter { $0.medicine == medicine }.map(\.number).max() ?? 0)
    }
}
