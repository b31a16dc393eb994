/// Graded walking, with its coaching and the steps of a return to work or sport. Days count from the start of
/// the plan.
package struct ActivityProgramme: Hashable, Sendable {
    /// Walking that grows from a measured baseline.
    package struct Walking: Hashable, Sendable {
        /// How it grows, in words.
        package var rule: String
        /// What it leads to, in words.
        package var goal: String
        /// How it grows, in numbers.
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
        /// Minutes a week at a brisk pace.
        package var aerobicMinutes: Int
        /// Minutes a week of vigorous activity that would do instead.
        package var vigorousMinutes: Int
        /// Days a week with strength exercises.
        package var strengthDays: Int
        /// Days a week with balance exercises, for older people.
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
        /// Minutes of sitting after which a break is due.
        package var promptMinutes: Int
        /// How many minutes the break lasts.
        package var breakMinutes: ClosedRange<Int>
        package var evidence: Evidence

        package init(promptMinutes: Int, breakMinutes: ClosedRange<Int>, evidence: Evidence) {
            self.promptMinutes = promptMinutes
            self.breakMinutes = breakMinutes
            self.evidence = evidence
        }
    }

    package var walking: Walking
    /// `nil` if the programme has none.
    package var target: Target?
    /// `nil` if the programme says nothing about it.
    package var sitting: Sitting?
    /// The days on which the walking is talked about, in order.
    package var coachOffsets: [Int]
    /// Those of `coachOffsets` on which the next weeks are planned; on the others, progress is checked.
    package var coachPlanning: [Int]
    /// How a talk that plans is held.
    package var planning: ContactForm
    /// How a talk that checks is held.
    package var checking: ContactForm
    /// Where the days of the talks come from.
    package var coachEvidence: Evidence
    /// What has to be possible before each step of a return.
    package var returnGates: [ReturnGate]
    /// Everything else that the programme says, by its key.
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
    /// In words, for those who treat.
    package let conditions: [String]
    /// Id of the part of the programme by which safety rules judge the step; `nil` for none.
    package let item: String?

    package init(step: String, conditions: [String], item: String? = nil) {
        self.step = step
        self.conditions = conditions
        self.item = item
    }
}

/// How graded walking grows, in numbers.
package struct WalkingSteps: Hashable, Sendable {
    /// The first walks, in percent of the baseline.
    package let startPercent: Double
    /// How much they grow each week, in percent of the baseline.
    package let risePercent: Double
    /// Minutes of a walk in the end.
    package let goalMinutes: Double
    /// Days a week in the end.
    package let goalDays: Int
    /// Days a week in the first weeks after the test walks.
    package let firstDays: Int
    /// How many weeks that is.
    package let firstWeeks: Int
    /// How many walks to the first clear worsening there are in week 1; their mean is the baseline.
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

    /// Each week from the second of the plan to the one that reaches the goal. `baseline` is in minutes.
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

/// One week of graded walking.
package struct WalkingWeek: Hashable, Sendable {
    /// Week of the plan, from 1.
    package let week: Int
    /// How many minutes each walk takes.
    package let minutes: Int
    /// On how many days.
    package let days: Int
}
