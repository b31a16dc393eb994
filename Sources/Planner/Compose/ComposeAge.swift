extension PlanTemplate {
    /// Whether the template is made for the patient's age.
    func isMade(for facts: PlanFacts, _ limits: AgeLimits) -> Bool {
        guard let ages = facts.ages else { return false }
        let made = self.ages ?? limits.template
        return made.contains(ages.lowerBound) && made.contains(ages.upperBound)
    }

    /// Whether a rule is asked about a plan. Rules about age are not, if the template is made for the age.
    func asks(_ rule: SafetyRule, _ facts: PlanFacts, _ catalog: Catalog) -> Bool {
        guard let limits = catalog.ages, limits.rules.contains(rule.id) else { return true }
        return !isMade(for: facts, limits)
    }

    /// Makes sure that a plan may be made at the patient's age: it is known, and either the template is made
    /// for it, or a clinician has overridden by name the rule that leaves it to them.
    ///
    /// - Throws: `ComposeError.ageUnknown`, `wrongAge` with where the patient goes instead, or `stopped` if
    ///   the catalogue does not say for which ages templates are made.
    package func requireAge(
        _ catalog: Catalog, _ facts: PlanFacts, overridden: Set<String>
    ) throws(ComposeError) {
        guard let limits = catalog.ages else {
            throw .stopped("the plan files do not say whom templates are made for.")
        }
        guard !isMade(for: facts, limits) else { return }
        guard let ages = facts.ages else { throw .ageUnknown }
        let made = self.ages ?? limits.template
        let age = made.contains(ages.lowerBound) ? ages.upperBound : ages.lowerBound
        let sheet = FactSheet(["age_years": .number(Double(age))])
        let fired = SafetyVerdict(
            catalog.safetyRules.filter { limits.rules.contains($0.id) }, for: sheet
        ).fired
        if let firmest = fired.first(where: { $0.blocks(overridden: overridden) }) {
            throw .wrongAge(
                "The plan for \(name) is made for ages \(made.lowerBound) to \(made.upperBound); "
                    + firmest.refusal(facts, catalog, planned: sheet) + ".",
                override: firmest.severity == .avoid ? firmest.id : nil)
        }
        guard !fired.isEmpty else {
            throw .wrongAge(
                "The plan for \(name) is made for ages \(made.lowerBound) to \(made.upperBound);"
                    + " the patient is \(age).", override: nil)
        }
    }
}
