/// A check that a safety rule asks for, and its day.
package struct RuleCheck: Hashable, Sendable {
    /// Id of the rule.
    package let rule: String
    /// Counted like the days that were given to `checks`.
    package let day: Int
    /// What is to be checked, for those who treat.
    package let title: String
    /// What the patient reads; `nil` if the kind of milestone says it.
    package let words: PatientText?
}

extension SafetyRule {
    /// The checks that the rule asks for, each on the first day on which it can be done: before the first
    /// dose, and after it.
    ///
    /// All days count from the same day. `start` is that of the first dose, `reviewDay` that of a check for
    /// which the rule names no day; no check comes before `today`.
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
    /// The day of the first review, counted from the first dose: the usual one, or an earlier one that a rule
    /// asks for.
    package func firstCheck(before usual: Int) -> Int { fired.firstCheck(before: usual) }
}

extension [SafetyRule] {
    /// The day of the review, counted from the first dose: the usual one, or an earlier one that a rule asks for.
    package func firstCheck(before usual: Int) -> Int {
        compactMap(\.checkDays?.lowerBound).filter { $0 > 0 }.reduce(usual, Swift.min)
    }
}
