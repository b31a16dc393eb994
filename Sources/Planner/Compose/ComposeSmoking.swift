extension PlanOutline {
    /// Adds contacts around a quit date, and perhaps a medicine, if the patient smokes.
    mutating func addSmokingCessation(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let smoking = catalog.smoking else { return }
        let evidence = smoking.evidence.text
        if let obstacle = smokingObstacle(facts, choices) {
            explain(
                "smoking cessation", "Quit support", included: false, because: obstacle,
                evidence: evidence)
            return
        }
        let quit = choices.quitDay ?? smoking.quitDays.upperBound
        guard smoking.quitDays.contains(quit) else {
            throw .quitDate(
                "The quit date would lie \(quit) days after the plan's start.",
                remedy: "It is \(smoking.quitRule): choose day \(smoking.quitDays.lowerBound) to "
                    + "\(smoking.quitDays.upperBound).")
        }
        milestones.append(
            OutlineMilestone(kind: .quitDate, day: quit, title: "Quit date: not a puff from today"))
        explain(
            "smoking cessation", "Quit date on day \(quit)",
            because: choices.quitDay == nil ? smoking.quitRule : "the day was chosen (--quit-date)",
            evidence: evidence)
        for session in smoking.sessions {
            let from = max(0, quit + session.window.lowerBound)
            let through = quit + session.window.upperBound
            guard from <= through else {
                explain(
                    "smoking cessation", session.name, included: false,
                    because: "its window lies before the plan starts",
                    evidence: session.evidence.text)
                continue
            }
            contacts.append(
                OutlineContact(
                    kind: .quitSupport, title: "Quit support: \(session.name)",
                    day: min(max(quit + session.offset, from), through), window: from...through,
                    form: session.form, quitWindow: session.window, words: session.words))
            explain(
                "smoking cessation", session.name,
                because: "the quit programme holds it \(session.window.lowerBound) to "
                    + "\(session.window.upperBound) days from the quit date",
                evidence: session.evidence.text)
        }
        tellHeaviness(smoking, facts, choices)
        try addQuitAid(smoking, quit: quit, catalog, facts, choices)
    }

    private mutating func smokingObstacle(_ facts: PlanFacts, _ choices: PlanChoices) -> String? {
        guard choices.smokingCessation else { return "it was left out (--no-smoking)" }
        guard days > 0 else { return "the plan has no treatment phase" }
        guard let count = facts.smokes else {
            questions.append("Does the patient smoke, and how many cigarettes a day? (--smokes 0)")
            return "it is not known whether the patient smokes"
        }
        return count > 0 ? nil : "the patient does not smoke"
    }
}
