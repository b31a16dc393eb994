/// An absence that hits what stands: nothing before a day changes, and no plan's start.
package struct Repair: Sendable {
    /// One plan as it stands, and what of it was hit.
    package struct Kept: Sendable {
        /// Where everything stands, what was hit included.
        package var placement: IntakePlacement
        /// In the order of the placement's sessions and visits.
        package var hitSessions: [Bool]
        /// Likewise of its visits.
        package var hitVisits: [Bool]
        /// Places that their patients have confirmed: these move last.
        package var confirmed: Set<IntakePlace> = []

        /// A plan of which those places were hit that `isHit` names.
        package init(_ placement: IntakePlacement, isHit: (IntakePlace) -> Bool) {
            self.placement = placement
            hitSessions = placement.sessions.map { $0.map(isHit) ?? false }
            hitVisits = placement.visits.map { $0.map(isHit) ?? false }
        }

        var isHit: Bool { hitSessions.contains(true) || hitVisits.contains(true) }
    }

    /// The first day that may change.
    package var asOf: Int
    /// By plan; `nil` for those that were not placed at all.
    package var kept: [Kept?]
    /// How many that were not hit may move.
    package var maxMoved: Int

    /// What stands, and how much of it may move.
    package init(asOf: Int, kept: [Kept?], maxMoved: Int) {
        self.asOf = asOf
        self.kept = kept
        self.maxMoved = maxMoved
    }
}
