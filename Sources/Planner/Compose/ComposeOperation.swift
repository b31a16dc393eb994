extension PlanOutline {
    /// Leaves out the phases whose weeks are past, shortens the one that has begun, and counts the reviews
    /// from the operation.
    ///
    /// Where its date is not known, it is asked for, and the weeks count from the plan's start: nothing is
    /// loaded earlier than it may be.
    mutating func countFromOperation(_ choices: PlanChoices) throws(ComposeError) {
        guard let clock = template.clock, !choices.isReferral(template) else { return }
        guard let since = choices.daysSinceOperation else { return askForOperation(clock) }
        guard since >= 0 else { throw .beforeOperation(days: -since) }
        explain(
            "physiotherapy", "The phases count from the operation",
            because: "it was \(counted(since, "day")) before the plan's start",
            evidence: clock.evidence.text)
        let last = template.phases.last
        skipPast(since)
        if template.phases.isEmpty, let last {
            template.phases = [last]
            template.reviewWeeks += clock.laterReviews
            explain(
                "physiotherapy", "\(last.name), from the plan's start",
                because: "the weeks of all phases are past; strength and goals remain",
                evidence: clock.evidence.text)
        }
        countReviews(since)
        addSteps(clock, since)
    }

    private mutating func askForOperation(_ clock: OperationClock) {
        questions.append(
            OutlineQuestion(
                "Date of the operation? The weeks count from the plan's start until it is known.",
                .dateOfOperation))
        explain(
            "physiotherapy", "Weeks after the operation", included: false,
            because: "the date of the operation is not known; the phases count from the plan's"
                + " start, as if it were the day of the operation",
            evidence: clock.evidence.text)
    }

    private mutating func skipPast(_ since: Int) {
        var first = 0
        var left: [Phase] = []
        for phase in template.phases {
            let (begin, end) = (first, first + phase.weeks * 7)
            first = end
            guard since < end else {
                explain(
                    "physiotherapy", phase.name, included: false,
                    because: "its weeks after the operation are past",
                    evidence: phase.evidence.weeks.evidence?.text ?? "C")
                continue
            }
            left.append(since > begin ? phase.shortened(by: since - begin) : phase)
        }
        template.phases = left
    }

    /// Weeks after the plan's start that are nearest to those after the operation.
    private mutating func countReviews(_ since: Int) {
        let weeks = Set(template.reviewWeeks).sorted().map { ($0 * 7 - since + 3) / 7 }
        template.reviewWeeks = Set(weeks.filter { $0 >= 1 }).sorted()
    }

    private mutating func addSteps(_ clock: OperationClock, _ since: Int) {
        for step in clock.milestones where step.week * 7 >= since {
            milestones.append(
                OutlineMilestone(
                    kind: .returnGate, day: step.week * 7 - since,
                    title: "Week \(step.week) after the operation: \(step.what)"))
            explain(
                "physiotherapy", "Week \(step.week) after the operation: \(step.what)",
                because: "the template dates it from the operation", evidence: step.evidence.text)
        }
    }
}
