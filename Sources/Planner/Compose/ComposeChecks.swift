/// A check that a rule asks for, by the day of it.
package struct RuleCheck: Hashable, Sendable {
    package let rule: String
    package let day: Int
    package let title: String
    /// What the patient reads.
    package let words: PatientText?
}

extension SafetyRule {
    /// The checks it asks for, each on the first day on which it may be: what is looked at before the first dose,
    /// and what is looked at after it. Days count as those of `start`, the first dose, do; none lies before `today`.
    package func checks(start: Int, reviewDay: Int, today: Int) -> [RuleCheck] {
        var checks: [RuleCheck] = []
        if let baseline = baselineDays {
            checks.append(
                check(max(today, start + baseline.upperBound), "\(id), before the first dose"))
        }
        if let days = checkDays {
            checks.append(check(start + days.lowerBound, id))
        } else if severity == .monitor, baselineDays == nil {
            checks.append(check(reviewDay, id))
        }
        return checks
    }

    private func check(_ day: Int, _ label: String) -> RuleCheck {
        RuleCheck(rule: id, day: day, title: "Check (\(label)): \(action)", words: patientWords)
    }
}

extension PlanOutline {
    mutating func addChecks(of rule: SafetyRule, on subject: String, reviewDay: Int) {
        let medicine = medicines.last { $0.medicine == subject }
        let start = firstDay(of: rule, on: subject)
        milestones += rule.checks(start: start, reviewDay: reviewDay, today: 0).map { check in
            OutlineMilestone(
                kind: .safetyCheck, day: check.day, title: check.title,
                course: medicine.map { MedicineCourse($0.medicine) }, rule: check.rule,
                words: check.words)
        }
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
    package func firstCheck(before usual: Int) -> Int { fired.firstCheck(before: usual) }
}

extension [SafetyRule] {
    /// The day of the review, counted from the first dose: the usual one, or an earlier one that a rule asks for.
    package func firstCheck(before usual: Int) -> Int {
        compactMap(\.checkDays?.lowerBound).filter { $0 > 0 }.reduce(usual, Swift.min)
    }
}
