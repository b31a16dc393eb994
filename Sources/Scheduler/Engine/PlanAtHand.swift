/// The plan that is being placed, and where it stands in a repair; the same while it is worked out.
struct PlanAtHand<Mask: DayMask>: Sendable {
    let plan: IntakeProblem<Mask>.Plan
    let shape: PlanShape
    let kept: KeptPlan?
}

/// The cheapest placement of the plan at hand so far.
struct CheapestFound: Sendable {
    private(set) var placement: IntakePlacement
    /// What any other has to cost less than, gaps that it makes included.
    var score = Int.max

    /// Nothing is found yet.
    init(_ nothing: IntakePlacement) { placement = nothing }

    /// Keeps a placement that costs less than all before.
    mutating func take(_ placement: IntakePlacement, _ score: Int) {
        if score < self.score { (self.placement, self.score) = (placement, score) }
    }
}
