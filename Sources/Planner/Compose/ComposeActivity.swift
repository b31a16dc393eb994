extension PlanOutline {
    /// Graded walking from a measured baseline, with its coaching and the steps of a return. Each part is
    /// added as far as rules allow it, and walking only if no phase prescribes its own.
    mutating func addActivity(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        guard choices.activity, days > 0, let activity = catalog.activity else { return }
        let judges = walkJudges
        let spans = walkingSpans(judges, catalog)
        if !spans.isEmpty {
            addWalking(activity.walking, facts, spans)
            addCoaching(activity)
        }
        if let target = activity.target, let last = judges.last {
            addTarget(target, last.judge, catalog)
        }
        if let sitting = activity.sitting {
            explain(
                "activity",
                "A break of \(sitting.breakMinutes.lowerBound) to \(sitting.breakMinutes.upperBound)"
                    + " minutes after \(sitting.promptMinutes) minutes of sitting",
                because: "long sitting is broken up, not swapped for standing",
                evidence: sitting.evidence.text)
        }
        if let last = judges.last {
            try addReturn(activity, choices, last.judge)
        }
    }

    /// The rules for the days of each phase.
    private var walkJudges: [(days: ClosedRange<Int>, judge: PhaseJudge)] {
        var first = 0
        return zip(phases, judges).map { phase, judge in
            let days = first...(first + phase.weeks * 7 - 1)
            first = days.upperBound + 1
            return (days, judge)
        }
    }

    /// The days on which the programme's walking is allowed, with neighbours joined. Phases without it get a
    /// reason.
    private mutating func walkingSpans(
        _ judges: [(days: ClosedRange<Int>, judge: PhaseJudge)], _ catalog: Catalog
    ) -> [ClosedRange<Int>] {
        var spans: [ClosedRange<Int>] = []
        for (index, phase) in judges.enumerated() {
            let verdict = phase.judge.verdict(on: ActivityPart.walking)
            ask(verdict.questions)
            if let obstacle = obstacle(verdict, phase.judge, catalog) {
                explain(
                    "activity", "Graded walking in phase \(index + 1)", included: false,
                    because: obstacle.because, evidence: obstacle.evidence)
                noteStops(verdict)
            } else if let last = spans.last, last.upperBound + 1 == phase.days.lowerBound {
                spans[spans.count - 1] = last.lowerBound...phase.days.upperBound
            } else {
                spans.append(phase.days)
            }
        }
        return spans
    }

    /// Why the programme's walking is left out: a rule, or a question about walking that is open.
    private func obstacle(
        _ verdict: ExerciseVerdict, _ judge: PhaseJudge, _ catalog: Catalog
    ) -> (because: String, evidence: String)? {
        if verdict.isForbidden {
            return (judge.because(verdict.decisive), verdict.decisive.evidence)
        }
        let named = Set(
            catalog.exerciseSafety.rules
                .filter { $0.target.exercises.contains(ActivityPart.walking) }.map(\.id))
        guard let open = verdict.open.first(where: { named.contains($0.rule.id) }) else {
            return nil
        }
        let asked = open.missing.compactMap { catalog.fact($0)?.ask }
        return (
            "rule \(open.rule.id), \(open.rule.title), waits for: "
                + asked.joined(separator: " "), open.rule.evidence.text
        )
    }

    private mutating func noteStops(_ verdict: ExerciseVerdict) {
        for rule in verdict.decisive where rule.rule.severity.rank <= 1 && rule.isOfPatient {
            guard !findings.contains(where: { $0.rule == rule.id }) else { continue }
            note(rule.rule, on: SafetyScope.exercise.rawValue, .applied)
        }
    }

    private mutating func addCoaching(_ activity: ActivityProgramme) {
        contacts += activity.coaching.filter { $0.day < days }
        explain(
            "activity",
            "Coaching at sessions, else by phone, near days "
                + activity.coachOffsets.filter { $0 < days }.map(String.init)
                .joined(separator: ", "),
            because: "the walking programme plans and checks with the physiotherapist",
            evidence: activity.coachEvidence.text)
    }

    /// What a week should hold in the end, as far as rules allow it.
    private mutating func addTarget(
        _ target: ActivityProgramme.Target, _ judge: PhaseJudge, _ catalog: Catalog
    ) {
        let moderate = judge.verdict(afterPhases: ActivityPart.moderate)
        let vigorous = judge.verdict(afterPhases: ActivityPart.vigorous)
        let strength = judge.verdict(on: ActivityPart.strength)
        for verdict in [moderate, vigorous, strength] { noteStops(verdict) }
        for (what, verdict) in [
            ("\(target.vigorousMinutes) vigorous minutes a week instead", vigorous),
            ("Strength on \(target.strengthDays) days a week", strength),
        ] where verdict.isForbidden {
            explain(
                "activity", what, included: false, because: judge.because(verdict.decisive),
                evidence: verdict.decisive.evidence)
        }
        guard !moderate.isStopped else {
            explain(
                "activity", "A weekly target", included: false,
                because: judge.because(moderate.decisive), evidence: moderate.decisive.evidence)
            return
        }
        explainTarget(target, moderate, vigorous, strength, catalog.exerciseSafety.limits)
    }

    private mutating func explainTarget(
        _ target: ActivityProgramme.Target, _ moderate: ExerciseVerdict,
        _ vigorous: ExerciseVerdict, _ strength: ExerciseVerdict, _ kinds: [LimitKind]
    ) {
        let bounds = (moderate.limit.told(kinds) + strength.limit.told(kinds))
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        explain(
            "activity",
            "In the end \(target.aerobicMinutes) minutes a week at a brisk pace"
                + (!vigorous.isForbidden && vigorous.limit.isEmpty
                    ? ", or \(target.vigorousMinutes) vigorous" : "")
                + (strength.isStopped ? "" : ", and strength on \(target.strengthDays) days")
                + (bounds.isEmpty ? "" : "; \(bounds.joined(separator: ", "))"),
            because: "the target for adults; strength sessions of the plan count"
                + ", and older people add balance on \(target.balanceDays) days",
            evidence: target.evidence.text)
    }

    /// Week 1 holds the test walks; then a routine for each week until the goal, one for all after it.
    private mutating func addWalking(
        _ walking: ActivityProgramme.Walking, _ facts: PlanFacts, _ spans: [ClosedRange<Int>]
    ) {
        let steps = walking.steps
        guard let baseline = facts.walkingBaseline else {
            return addWalkingByRule(walking, spans)
        }
        let first = spans.first?.lowerBound ?? 0
        addWalk(
            "Test walk", "Walk to the first clear worsening and note the minutes.",
            first...(first + 6), min(7, steps.testWalks), nil, spans)
        let weeks = steps.weeks(baseline: baseline)
        var index = 0
        while index < weeks.count, first + (weeks[index].week - 1) * 7 < days {
            let week = weeks[index]
            var next = index + 1
            while next < weeks.count, weeks[next].minutes == week.minutes,
                weeks[next].days == week.days
            {
                next += 1
            }
            let last = next < weeks.count ? first + (weeks[next].week - 1) * 7 - 1 : days - 1
            addWalk(
                "Walking, \(week.minutes) minutes", "Keep to the number on good and bad days.",
                (first + (week.week - 1) * 7)...min(last, days - 1), week.days, week.minutes, spans)
            index = next
        }
        explain(
            "activity", "Graded walking from a baseline of \(plain(baseline)) minutes",
            because: walking.rule, evidence: walking.evidence.text)
    }

    /// Walking in words, until the test walks are recorded.
    private mutating func addWalkingByRule(
        _ walking: ActivityProgramme.Walking, _ spans: [ClosedRange<Int>]
    ) {
        let steps = walking.steps
        questions.append(
            OutlineQuestion(
                "Mean of \(steps.testWalks) test walks to the first clear worsening, in minutes?",
                .number("walking_baseline_minutes")))
        for span in spans {
            routines.append(
                OutlineRoutine(
                    kind: .walking, title: "Walking",
                    detail: "\(walking.rule). Goal: \(walking.goal).", days: span,
                    daysPerWeek: steps.goalDays, timesPerDay: 1))
        }
        explain(
            "activity", "Graded walking, by the rule until the test walks are recorded",
            because: walking.rule, evidence: walking.evidence.text)
    }

    /// A walk on those of its days that lie in a span.
    private mutating func addWalk(
        _ title: String, _ detail: String, _ days: ClosedRange<Int>, _ daysPerWeek: Int,
        _ minutes: Int?, _ spans: [ClosedRange<Int>]
    ) {
        for span in spans where span.overlaps(days) {
            routines.append(
                OutlineRoutine(
                    kind: .walking, title: title, detail: detail, days: days.clamped(to: span),
                    daysPerWeek: daysPerWeek, timesPerDay: 1, minutes: minutes))
        }
    }

    private mutating func addReturn(
        _ activity: ActivityProgramme, _ choices: PlanChoices, _ judge: PhaseJudge
    ) throws(ComposeError) {
        guard let step = choices.returnTo else { return }
        guard let gate = activity.returnGates.first(where: { $0.step == step }) else {
            throw .unknownReturn(step, known: activity.returnGates.map(\.step))
        }
        let verdict = gate.item.map(judge.verdict(afterPhases:)) ?? ExerciseVerdict()
        guard !verdict.isForbidden else {
            noteStops(verdict)
            explain(
                "activity", "Return to \(step)", included: false,
                because: judge.because(verdict.decisive), evidence: verdict.decisive.evidence)
            return
        }
        milestones.append(
            OutlineMilestone(
                kind: .returnGate, day: max(0, days - 7),
                title: "Ready for \(step)? \(gate.conditions.joined(separator: "; "))",
                words: PatientText(rawValue: "milestone-return-gate-\(step)")))
        explain(
            "activity", "Return to \(step) when: \(gate.conditions.joined(separator: "; "))",
            because: "it was asked for", evidence: activity.coachEvidence.text)
    }
}

extension ActivityProgramme {
    /// All coaching contacts, in order. The window of each reaches half the way to the nearer neighbour, so
    /// that no two fall on one day.
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
