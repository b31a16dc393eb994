extension PlanOutline {
    /// The checks that a rule asks for, each on the first day on which it may be: what is looked at before the first
    /// dose, and what is looked at after it.
    mutating func addChecks(of rule: SafetyRule, on subject: String, reviewDay: Int) {
        let anchor = firstDay(of: rule, on: subject)
        if let baseline = rule.baselineDays {
            addCheck(
                of: rule, on: subject, day: max(0, anchor + baseline.upperBound),
                "before the first dose")
        }
        if let check = rule.checkDays {
            addCheck(of: rule, on: subject, day: anchor + check.lowerBound, nil)
        } else if rule.severity == .monitor, rule.baselineDays == nil {
            addCheck(of: rule, on: subject, day: reviewDay, nil)
        }
    }

    private mutating func addCheck(
        of rule: SafetyRule, on subject: String, day: Int, _ when: String?
    ) {
        let medicine = medicines.last { $0.medicine == subject }
        let label = when.map { "\(rule.id), \($0)" } ?? rule.id
        milestones.append(
            OutlineMilestone(
                kind: .safetyCheck, day: day, title: "Check (\(label)): \(rule.action)",
                course: medicine.map { MedicineCourse($0.medicine) }, rule: rule.id,
                words: rule.patientWords))
    }

    /// The day that the checks count from: the medicine's first, the quit date, or the plan's first.
    private func firstDay(of rule: SafetyRule, on subject: String) -> Int {
        if let medicine = medicines.last(where: { $0.medicine == subject }) {
            return medicine.firstDay
        }
        guard rule.scope == .smokingCessation else { return 0 }
        return milestones.first { $0.kind == .quitDate }?.day ?? 0
    }
}

extension MedicineVerdict {
    /// The day of the review, counted from the first dose: the usual one, or an earlier one that a rule asks for.
    package func firstCheck(before usual: Int) -> Int {
        fired.compactMap(\.checkDays?.lowerBound).filter { $0 > 0 }.reduce(usual, min)
    }
}
