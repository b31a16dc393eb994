/// Within how many days those who wait for a place are to be helped, and for how long a place is kept for one of them.
package struct WaitingLimits: Hashable, Sendable {
    /// Days, by priority.
    package let urgent: Int
    package let soon: Int
    package let routine: Int
    /// Hours in which somebody answers whether they come.
    package let offerHours: Int
    /// Hours in which somebody chooses one of several timetables.
    package let timetableHours: Int
    package let evidence: Evidence

    package init(
        urgent: Int, soon: Int, routine: Int, offerHours: Int, timetableHours: Int,
        evidence: Evidence
    ) {
        (self.urgent, self.soon, self.routine) = (urgent, soon, routine)
        (self.offerHours, self.timetableHours) = (offerHours, timetableHours)
        self.evidence = evidence
    }

    /// In days.
    package subscript(priority: WaitingPriority) -> Int {
        switch priority {
        case .urgent: urgent
        case .soon: soon
        case .routine: routine
        }
    }

    /// How soon somebody is to be helped for whom so many days are left.
    package func priority(within days: Int) -> WaitingPriority {
        WaitingPriority.allCases.first { days <= self[$0] } ?? .routine
    }
}
