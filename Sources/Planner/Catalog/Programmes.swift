/// Weigh-ins, target and thresholds of a weight-loss programme. Days count from the first session.
package struct WeightProgramme: Hashable, Sendable {
    package var coreOffsets: [Int]
    package var maintenanceOffsets: [Int]
    /// Body mass index from which it is offered, kg/m².
    package var overweightFrom: Double
    /// The same for people of the groups named in `lowerGroups`.
    package var lowerOverweightFrom: Double
    package var lowerGroups: String
    package var targetDay: Int
    /// Of the starting weight.
    package var targetPercent: ClosedRange<Int>
    /// Kilograms a week.
    package var pace: ClosedRange<Double>
    package var checkpoints: [CheckDay]
    /// A weight alone, from the patient's own scales where no session is near.
    package var weighing: ContactForm
    /// A weight and a talk about it.
    package var talk: ContactForm
    /// Of the weigh-ins, the first and every such one after it is a talk.
    package var talkEach: Int
    package var evidence: Evidence
    /// Everything else the programme says, by its key.
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

/// A weigh-in of a programme. Days count from the plan's start.
package struct WeighIn: Hashable, Sendable {
    package let title: String
    package let day: Int
    /// On which it may be held.
    package let window: ClosedRange<Int>
    package let form: ContactForm
    /// Whether nobody's time is booked for it when no session is near: the patient sends the weight.
    package let isSent: Bool
}

extension WeightProgramme {
    /// All weigh-ins in order.
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

/// A piece of a programme that is kept as it is written.
package indirect enum ProgrammeDetail: Hashable, Sendable {
    case text(key: String, String)
    case list(key: String, [ProgrammeDetail])
}
