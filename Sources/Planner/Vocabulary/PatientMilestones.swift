extension PlanDetails {
    /// The dates that concern the patient: those of a medicine only while a prescriber's decision stands
    /// behind it.
    package var patientMilestones: [Milestone] {
        let undecided = medicines.filter { $0.status == .proposed }
        let decided = medicines.filter { $0.status != .proposed }.map(\.name)
        let ids = Set(undecided.map(\.medicine))
        let rules = findings.filter { ids.contains($0.subject) }.map(\.rule)
        return milestones.filter { milestone in
            switch milestone.kind {
            case .medicineReview, .medicineStop:
                decided.contains { milestone.title.hasSuffix(": \($0)") }
            case .safetyCheck: !rules.contains { milestone.title.hasPrefix("Check (\($0))") }
            default: true
            }
        }
    }
}
