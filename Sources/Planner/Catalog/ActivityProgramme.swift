/// Graded walking and its coaching. Days count from the plan's start.
package struct ActivityProgramme: Hashable, Sendable {
    package struct Walking: Hashable, Sendable {
        package var rule: String
        package var goal: String
        package var steps: WalkingSteps
        package var evidence: Evidence

        package init(rule: String, goal: String, steps: WalkingSteps, evidence: Evidence) {
            self.rule = rule
            self.goal = goal
            self.steps = steps
            self.evidence = evidence
        }
    }

    /// What a week should hold in the end.
    package struct Target: Hashable, Sendable {
        package var aerobicMinutes: Int
        package var vigorousMinutes: Int
        package var strengthDays: Int
        /// For older people.
        package var balanceDays: Int
        package var evidence: Evidence

        package init(
            aerobicMinutes: Int, vigorousMinutes: Int, strengthDays: Int, balanceDays: Int,
            evidence: Evidence
        ) {
            self.aerobicMinutes = aerobicMinutes
            self.vigorousMinutes = vigorousMinutes
            self.strengthDays = strengthDays
            self.balanceDays = balanceDays
            self.evidence = evidence
        }
    }

    /// Breaks for those who sit for long.
    package struct Sitting: Hashable, Sendable {
        package var promptMinutes: Int
        package var breakMinutes: ClosedRange<Int>
        package var evidence: Evidence

        package init(promptMinutes: Int, breakMinutes: ClosedRange<Int>, evidence: Evidence) {
            self.promptMinutes = promptMinutes
            self.breakMinutes = breakMinutes
            self.evidence = evidence
        }
    }

    package var walking: Walking
    package var target: Target?
    package var sitting: Sitting?
    package var coachOffsets: [Int]
    /// Those of `coachOffsets` that plan; the others check.
    package var coachPlanning: [Int]
    package var planning: ContactForm
    package var checking: ContactForm
    package var coachEvidence: Evidence
    /// What has to be possible before a step: `work-light`, `work-full`, `run`, `sport`.
    package var returnGates: [ReturnGate]
    /// Everything else the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        walking: Walking, target: Target? = nil, sitting: Sitting? = nil, coachOffsets: [Int],
        coachPlanning: [Int] = [], planning: ContactForm, checking: ContactForm,
        coachEvidence: Evidence,
        returnGates: [ReturnGate] = [], details: [ProgrammeDetail] = []
    ) {
        self.walking = walking
        self.target = target
        self.sitting = sitting
        self.coachOffsets = coachOffsets
        self.coachPlanning = coachPlanning
        self.planning = planning
        self.checking = checking
        self.coachEvidence = coachEvidence
        self.returnGates = returnGates
        self.details = details
    }
}

/// What has to be possible before a step back to work or sport.
package struct ReturnGate: Hashable, Sendable {
    /// `work-light`, `work-full`, `run` or `sport`.
    package let step: String
    package let conditions: [String]
    /// Id of the part of the programme that rules judge; `nil` for none.
    package let item: String?

    package init(step: String, conditions: [String], item: String? = nil) {
        self.step = step
        self.conditions = conditions
        self.item = item
    }
}

/// The walking rule in figures.
package struct WalkingSteps: Hashable, Sendable {
    /// Percent of the baseline.
    package let startPercent: Double
    package let risePercent: Double
    package let goalMinutes: Double
    package let goalDays: Int
    /// Days a week in the first weeks after the test walks.
    package let firstDays: Int
    package let firstWeeks: Int
    /// Walks to the first clear worsening, in week 1; their mean is the baseline.
    package let testWalks: Int

    package init(
        startPercent: Double, risePercent: Double, goalMinutes: Double, goalDays: Int,
        firstDays: Int, firstWeeks: Int, testWalks: Int
    ) {
        self.startPercent = startPercent
        self.risePercent = risePercent
        self.goalMinutes = goalMinutes
        self.goalDays = goalDays
        self.firstDays = firstDays
        self.firstWeeks = firstWeeks
        self.testWalks = testWalks
    }

    /// Week 2 of the plan up to the week that reaches the goal, whole minutes.
    package func weeks(baseline: Double) -> [WalkingWeek] {
        var weeks: [WalkingWeek] = []
        while weeks.count < 520 {
            let percent = startPercent + risePercent * Double(weeks.count)
            let minutes = min((baseline * percent / 100).rounded(), goalMinutes)
            weeks.append(
                WalkingWeek(
                    week: weeks.count + 2, minutes: max(1, Int(minutes)),
                    days: weeks.count < firstWeeks ? firstDays : goalDays))
            if minutes >= goalMinutes, weeks.count > firstWeeks { break }
        }
        return weeks
    }
}

/// A week of graded walking.
package struct WalkingWeek: Hashable, Sendable {
    /// Week of the plan, from 1.
    package let week: Int
    package let minutes: Int
    package let days: Int
}
