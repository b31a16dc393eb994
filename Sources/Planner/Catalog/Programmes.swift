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
    package var evidence: Evidence
    /// Everything else the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        coreOffsets: [Int], maintenanceOffsets: [Int], overweightFrom: Double,
        lowerOverweightFrom: Double, lowerGroups: String, targetDay: Int,
        targetPercent: ClosedRange<Int>, evidence: Evidence, details: [ProgrammeDetail] = []
    ) {
        self.coreOffsets = coreOffsets
        self.maintenanceOffsets = maintenanceOffsets
        self.overweightFrom = overweightFrom
        self.lowerOverweightFrom = lowerOverweightFrom
        self.lowerGroups = lowerGroups
        self.targetDay = targetDay
        self.targetPercent = targetPercent
        self.evidence = evidence
        self.details = details
    }
}

/// Quit-support contacts around a quit date.
package struct SmokingProgramme: Hashable, Sendable {
    /// A contact, in days from the quit date.
    package struct Contact: Hashable, Sendable {
        package var name: String
        package var offset: Int
        package var window: ClosedRange<Int>
        /// Whether carbon monoxide is measured.
        package var measuresCO: Bool
        package var evidence: Evidence

        package init(
            name: String, offset: Int, window: ClosedRange<Int>, measuresCO: Bool,
            evidence: Evidence
        ) {
            self.name = name
            self.offset = offset
            self.window = window
            self.measuresCO = measuresCO
            self.evidence = evidence
        }
    }

    /// Days after the first session in which the quit date lies.
    package var quitDays: ClosedRange<Int>
    package var quitRule: String
    package var sessions: [Contact]
    package var evidence: Evidence
    /// Everything else the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        quitDays: ClosedRange<Int>, quitRule: String, sessions: [Contact], evidence: Evidence,
        details: [ProgrammeDetail] = []
    ) {
        self.quitDays = quitDays
        self.quitRule = quitRule
        self.sessions = sessions
        self.evidence = evidence
        self.details = details
    }
}

/// Graded walking and its coaching. Days count from the plan's start.
package struct ActivityProgramme: Hashable, Sendable {
    package struct Walking: Hashable, Sendable {
        package var rule: String
        package var goal: String
        package var evidence: Evidence

        package init(rule: String, goal: String, evidence: Evidence) {
            self.rule = rule
            self.goal = goal
            self.evidence = evidence
        }
    }

    package var walking: Walking
    package var coachOffsets: [Int]
    package var coachEvidence: Evidence
    /// Everything else the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        walking: Walking, coachOffsets: [Int], coachEvidence: Evidence,
        details: [ProgrammeDetail] = []
    ) {
        self.walking = walking
        self.coachOffsets = coachOffsets
        self.coachEvidence = coachEvidence
        self.details = details
    }
}

/// A piece of a programme that is kept as it is written.
package indirect enum ProgrammeDetail: Hashable, Sendable {
    case text(key: String, String)
    case list(key: String, [ProgrammeDetail])
}
