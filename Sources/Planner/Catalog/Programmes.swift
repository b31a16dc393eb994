/// A weight-loss programme: whom it is offered, its target, and its weigh-ins. Days count from the first
/// session.
package struct WeightProgramme: Hashable, Sendable {
    /// The days of the weigh-ins while weight is to be lost.
    package var coreOffsets: [Int]
    /// The days of the weigh-ins after that.
    package var maintenanceOffsets: [Int]
    /// The BMI from which it is offered, in kg/m².
    package var overweightFrom: Double
    /// The same for people of the groups in `lowerGroups`.
    package var lowerOverweightFrom: Double
    /// Groups of people for whom lower thresholds count, in words.
    package var lowerGroups: String
    /// The day by which the target is to be reached.
    package var targetDay: Int
    /// What is to be lost, in percent of the first weight.
    package var targetPercent: ClosedRange<Int>
    /// What is to be lost each week, in kg.
    package var pace: ClosedRange<Double>
    /// Days on which the weight is looked at.
    package var checkpoints: [CheckDay]
    /// How a weigh-in without a talk is held; without a session near it, the patient sends a weight from
    /// home.
    package var weighing: ContactForm
    /// How a weigh-in with a talk is held.
    package var talk: ContactForm
    /// Every how many weigh-ins there is a talk, beginning with the first.
    package var talkEach: Int
    package var evidence: Evidence
    /// Everything else that the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        coreOffsets: [Int], maintenanceOffsets: [Int], overweightFrom: Double,
        lowerOverweightFrom: Double, lowerGroups: String, targetDay: Int,
        targetPercent: ClosedRange<Int>, pace: ClosedRange<Double> = 0...0,
        checkpoints: [CheckDay] = [], weighing: ContactForm, talk: ContactForm, talkEach: Int = 1,
        evidence: Evidence, details: [ProgrammeDetail] = []
    ) {
        self.coreOffsets = coreOffsets
        self.maintenanceOffsets = maintenanceOffsets
        self.overweightFrom = overweightFrom
        self.lowerOverweightFrom = lowerOverweightFrom
        self.lowerGroups = lowerGroups
        self.targetDay = targetDay
        self.targetPercent = targetPercent
        self.pace = pace
        self.checkpoints = checkpoints
        self.weighing = weighing
        self.talk = talk
        self.talkEach = talkEach
        self.evidence = evidence
        self.details = details
    }
}

/// A weigh-in of a programme. Days count from the start of the plan.
package struct WeighIn: Hashable, Sendable {
    package let title: String
    /// The best day for it.
    package let day: Int
    /// The days on which it may be held.
    package let window: ClosedRange<Int>
    package let form: ContactForm
    /// Whether the patient sends the weight if no session is near, so that nobody's time is booked.
    package let isSent: Bool
}

extension WeightProgramme {
    /// All weigh-ins of the programme, in order.
    package var weighIns: [WeighIn] {
        let all = coreOffsets + maintenanceOffsets
        return all.enumerated().map { index, day in
            // Half the way to the nearer neighbour, so that no two share a day.
            let before = index > 0 ? day - all[index - 1] : Int.max
            let after = index + 1 < all.count ? all[index + 1] - day : Int.max
            let slack = min(7, (min(before, after) - 1) / 2)
            let isTalk = index % max(1, talkEach) == 0
            var form = isTalk ? talk : weighing
            // The first is measured on the clinic's scales.
            if index == 0 { form.isRemote = false }
            return WeighIn(
                title: "Weigh-in \(index + 1) of \(all.count)", day: day,
                window: max(0, day - slack)...(day + slack), form: form, isSent: !isTalk)
        }
    }
}

/// A part of a programme that is kept as it is written.
package indirect enum ProgrammeDetail: Hashable, Sendable {
    case text(key: String, String)
    case list(key: String, [ProgrammeDetail])
}
