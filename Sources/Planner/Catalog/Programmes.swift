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

/// A piece of a programme that is kept as it is written.
package indirect enum ProgrammeDetail: Hashable, Sendable {
    case text(key: String, String)
    case list(key: String, [ProgrammeDetail])
}
