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
    package var evidence: Evidence
    /// Everything else the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        coreOffsets: [Int], maintenanceOffsets: [Int], overweightFrom: Double,
        lowerOverweightFrom: Double, lowerGroups: String, targetDay: Int,
        targetPercent: ClosedRange<Int>, pace: ClosedRange<Double> = 0...0,
        checkpoints: [CheckDay] = [], evidence: Evidence, details: [ProgrammeDetail] = []
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
            return WeighIn(
                title: "Weigh-in \(index + 1) of \(all.count)", day: day,
                window: max(0, day - slack)...(day + slack))
        }
    }
}

/// A piece of a programme that is kept as it is written.
package indirect enum ProgrammeDetail: Hashable, Sendable {
    case text(key: String, String)
    case list(key: String, [ProgrammeDetail])
}
