extension PlanOutline {
    /// Graded walking with its coaching.
    mutating func addActivity(_ catalog: Catalog, _ choices: PlanChoices) {
        guard choices.activity, days > 0, let activity = catalog.activity else { return }
        let walking = activity.walking
        routines.append(
            OutlineRoutine(
                kind: .walking, title: "Walking", detail: "\(walking.rule). Goal: \(walking.goal).",
                days: 0...(days - 1), daysPerWeek: 5, timesPerDay: 1))
        explain(
            "activity", "Graded walking, 5 days a week", because: walking.rule,
            evidence: walking.evidence.text)
        for (index, day) in activity.coachOffsets.enumerated() where day < days {
            contacts.append(
                OutlineContact(
                    kind: .coaching, title: "Activity coaching \(index + 1)", day: day,
                    window: max(0, day - 7)...(day + 7), minutes: 10, onlyRides: true))
        }
        explain(
            "activity",
            "Coaching at sessions near days "
                + activity.coachOffsets.filter { $0 < days }.map(String.init)
                .joined(separator: ", "),
            because: "the walking programme plans and checks with the physiotherapist",
            evidence: activity.coachEvidence.text)
    }
}
