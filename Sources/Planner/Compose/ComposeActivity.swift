extension PlanOutline {
    /// Graded walking from a measured baseline, with its coaching and the gates of a return.
    mutating func addActivity(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard choices.activity, days > 0, let activity = catalog.activity else { return }
        addWalking(activity.walking, facts)
        contacts += activity.coaching.filter { $0.day < days }
        explain(
            "activity",
            "Coaching at sessions, else by phone, near days "
                + activity.coachOffsets.filter { $0 < days }.map(String.init)
                .joined(separator: ", "),
            because: "the walking programme plans and checks with the physiotherapist",
            evidence: activity.coachEvidence.text)
        if let target = activity.target {
            explain(
                "activity",
                "In the end \(target.aerobicMinutes) minutes a week at a brisk pace, or"
                    + " \(target.vigorousMinutes) vigorous, and strength on \(target.strengthDays) days",
                because: "the target for adults; strength sessions of the plan count"
                    + ", and older people add balance on \(target.balanceDays) days",
                evidence: target.evidence.text)
        }
        if let sitting = activity.sitting {
            explain(
                "activity",
                "A break of \(sitting.breakMinutes.lowerBound) to \(sitting.breakMinutes.upperBound)"
                    + " minutes after \(sitting.promptMinutes) minutes of sitting",
                because: "long sitting is broken up, not swapped for standing",
                evidence: sitting.evidence.text)
        }
        try addReturn(activity, choices)
    }

    /// Week 1 holds the test walks; then a routine for each week until the goal, one for all after it.
    private mutating func addWalking(_ walking: ActivityProgramme.Walking, _ facts: PlanFacts) {
        let steps = walking.steps
        guard let baseline = facts.walkingBaseline else {
            questions.append(
                "Mean of \(steps.testWalks) test walks to the first clear worsening, in minutes?"
                    + " (--fact walking_baseline_minutes=12)")
            routines.append(
                OutlineRoutine(
                    kind: .walking, title: "Walking",
                    detail: "\(walking.rule). Goal: \(walking.goal).", days: 0...(days - 1),
                    daysPerWeek: steps.goalDays, timesPerDay: 1))
            explain(
                "activity", "Graded walking, by the rule until the test walks are recorded",
                because: walking.rule, evidence: walking.evidence.text)
            return
        }
        routines.append(
            OutlineRoutine(
                kind: .walking, title: "Test walk",
                detail: "Walk to the first clear worsening and note the minutes.", days: 0...6,
                daysPerWeek: min(7, steps.testWalks), timesPerDay: 1))
        let weeks = steps.weeks(baseline: baseline)
        var index = 0
        while index < weeks.count, (weeks[index].week - 1) * 7 < days {
            let week = weeks[index]
            var next = index + 1
            while next < weeks.count, weeks[next].minutes == week.minutes,
                weeks[next].days == week.days
            {
                next += 1
            }
            let last = next < weeks.count ? (weeks[next].week - 1) * 7 - 1 : days - 1
            routines.append(
                OutlineRoutine(
                    kind: .walking, title: "Walking, \(week.minutes) minutes",
                    detail: "Keep to the number on good and bad days.",
                    days: ((week.week - 1) * 7)...min(last, days - 1), daysPerWeek: week.days,
                    timesPerDay: 1))
            index = next
        }
        explain(
            "activity", "Graded walking from a baseline of \(plain(baseline)) minutes",
            because: walking.rule, evidence: walking.evidence.text)
    }

    private mutating func addReturn(
        _ activity: ActivityProgramme, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let step = choices.returnTo else { return }
        guard let gate = activity.returnGates.first(where: { $0.step == step }) else {
            throw .unknownReturn(step, known: activity.returnGates.map(\.step))
        }
        milestones.append(
            OutlineMilestone(
                kind: .returnGate, day: max(0, days - 7),
                title: "Ready for \(step)? \(gate.conditions.joined(separator: "; "))"))
        explain(
            "activity", "Return to \(step) when: \(gate.conditions.joined(separator: "; "))",
            because: "it was asked for (--return-to)", evidence: activity.coachEvidence.text)
    }
}

extension ActivityProgramme {
    /// All coaching contacts in order. A window is half the way to the nearer neighbour, so that no two fall
    /// together.
    fileprivate var coaching: [OutlineContact] {
        coachOffsets.enumerated().map { index, day in
            let before = index > 0 ? day - coachOffsets[index - 1] : Int.max
            let after = index + 1 < coachOffsets.count ? coachOffsets[index + 1] - day : Int.max
            let slack = min(7, (min(before, after) - 1) / 2)
            return OutlineContact(
                kind: .coaching, title: "Activity coaching \(index + 1)", day: day,
                window: max(0, day - slack)...(day + slack),
                form: coachPlanning.contains(day) ? planning : checking)
        }
    }
}
