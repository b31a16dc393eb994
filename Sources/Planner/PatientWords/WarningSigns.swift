/// When to get help: signs of one urgency, and what to do.
package struct HelpAdvice: Hashable, Sendable {
    /// `emergency-now`, `urgent-same-day-or-next` or `soon-days`.
    package let urgency: String
    package let whatToDo: String
    /// Never empty.
    package let signs: [String]
}

extension PatientTeller {
    /// The signs on which this patient has to act, the most urgent first: those of the origin of the pain,
    /// those for everybody, and those of the medicines that the patient takes, given by their classes.
    package func help(
        _ signs: [WarningSign], for template: PlanTemplate?, taking classes: Set<String>
    ) -> [HelpAdvice] {
        let concerning = signs.filter { $0.concerns(template, taking: classes) }
        let urgencies: [(String, PatientText)] = [
            ("emergency-now", .urgencyEmergencyNow),
            ("urgent-same-day-or-next", .urgencyUrgentSameDayOrNext),
            ("soon-days", .urgencySoonDays),
        ]
        return urgencies.compactMap { urgency, text in
            let told = concerning.filter { $0.urgency == urgency }.compactMap {
                language.warningSigns[$0.id]
            }
            guard !told.isEmpty else { return nil }
            return HelpAdvice(
                urgency: urgency, whatToDo: tell(text), signs: told.map { filled($0, [:]) })
        }
    }
}

extension WarningSign {
    /// Whether it is for a patient with this cause who takes medicines of these classes.
    func concerns(_ template: PlanTemplate?, taking classes: Set<String>) -> Bool {
        if !self.classes.isEmpty { return !classes.isDisjoint(with: self.classes) }
        guard !origins.isEmpty, let template else { return true }
        return origins.contains(template.origin)
    }
}
