extension Catalog {
    /// A fact that is assumed on the careful side until somebody gives it, with the rules on these medicines
    /// and on exercises that ask for it; `nil` if nothing is assumed.
    ///
    /// That is how many weeks somebody is pregnant.
    package func assumed(
        in sheet: FactSheet, planned: [Medicine]
    ) -> FactQuestion? {
        let weeks = "gestation_weeks"
        guard sheet[flag: "pregnant"] == true, sheet[weeks] == nil else { return nil }
        let rules =
            safetyRules.filter { rule in
                rule.when.facts.contains(weeks)
                    && planned.contains { rule.concerns($0, self) }
            }
            + exerciseSafety.rules.map(\.rule).filter { $0.when.facts.contains(weeks) }
        return rules.isEmpty ? nil : FactQuestion(fact: weeks, rules: rules)
    }
}
