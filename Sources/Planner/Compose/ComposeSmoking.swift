extension PlanOutline {
    /// Adds contacts around a quit date, and perhaps a medicine, if the patient smokes.
    mutating func addSmokingCessation(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let smoking = catalog.smoking else { return }
        if let obstacle = smokingObstacle(facts, choices) {
            explain(
                "smoking cessation", "Quit support", included: false, because: obstacle,
                evidence: smoking.evidence.text)
            return
        }
        let quit = try addQuitDate(smoking, choices)
        for session in smoking.sessions { addContact(session, quit: quit) }
        tellHeaviness(smoking, facts, choices)
        try addQuitAid(smoking, quit: quit, catalog, facts, choices)
    }

    /// The day of the quit date: the chosen one, else the last that the programme allows.
    private mutating func addQuitDate(
        _ smoking: SmokingProgramme, _ choices: PlanChoices
    ) throws(ComposeError) -> Int {
        let quit = choices.quitDay ?? smoking.quitDays.upperBound
        guard smoking.quitDays.contains(quit) else {
            throw .quitDate(
                "The quit date would lie \(counted(quit, "day")) after the plan's start.",
                remedy: "It is \(smoking.quitRule): choose day \(smoking.quitDays.lowerBound) to "
                    + "\(smoking.quitDays.upperBound).")
        }
        milestones.append(
            OutlineMilestone(kind: .quitDate, day: quit, title: "Quit date: not a puff from today"))
        explain(
            "smoking cessation", "Quit date on day \(quit)",
            because: choices.quitDay == nil ? smoking.quitRule : "the day was chosen",
            evidence: smoking.evidence.text)
        return quit
    }

    private mutating func addContact(_ contact: SmokingProgramme.Contact, quit: Int) {
        let from = max(0, quit + contact.window.lowerBound)
        let through = quit + contact.window.upperBound
        guard from <= through else {
            return explain(
                "smoking cessation", contact.name, included: false,
                because: "its window lies before the plan starts",
                evidence: contact.evidence.text)
        }
        contacts.append(
            OutlineContact(
                kind: .quitSupport, title: "Quit support: \(contact.name)",
                day: min(max(quit + contact.offset, from), through), window: from...through,
                form: contact.form, quitWindow: contact.window, words: contact.words))
        explain(
            "smoking cessation", contact.name,
            because: "the quit programme holds it \(contact.window.lowerBound) to "
                + "\(contact.window.upperBound) days from the quit date",
            evidence: contact.evidence.text)
    }

    private mutating func smokingObstacle(_ facts: PlanFacts, _ choices: PlanChoices) -> String? {
        guard choices.smokingCessation else { return "it was left out" }
        guard days > 0 else { return "the plan has no treatment phase" }
        guard let count = facts.smokes else {
            questions.append(
                OutlineQuestion(
                    "Does the patient smoke, and how many cigarettes a day?", .cigarettes))
            return "it is not known whether the patient smokes"
        }
        return count > 0 ? nil : "the patient does not smoke"
    }
}
