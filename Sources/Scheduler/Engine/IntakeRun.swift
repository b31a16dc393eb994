/// An intake with days of a known width. The two kinds below name their masks, so that the compiler makes
/// code for each: across modules it would not, and the search would be many times slower.
package protocol IntakeRun {
    /// All plans together, short gaps included.
    var cost: Int { get }
    /// Sessions and visits without a place.
    var unplaced: Int { get }
    /// Iterations of the last improvement.
    var tried: Int { get }
    /// By plan.
    var placements: [IntakePlacement] { get }
    /// Repair: appointments that were not hit and are not where they were.
    var moved: Int { get }
    /// Places one plan beside all others, which stay.
    mutating func place(_ plan: Int)
    /// Places every plan, those with the fewest therapists and hours first.
    mutating func placeAll()
    /// From here on, plans come one by one, and those to come are not known.
    mutating func lookAhead()
    /// Places again what an absence hit.
    mutating func placeHit()
    /// Tries so many times to place a few plans better; `deadline` tells how much of a time limit has gone, 0 to 1.
    mutating func improve(iterations: Int, deadline: () -> Double) async
}

/// Days of up to 64 slots.
package struct NarrowIntake: IntakeRun {
    private var intake: Intake<UInt64>

    /// An intake with nothing placed; the same seed gives the same answer.
    package init(_ problem: IntakeProblem<UInt64>, seed: UInt64) {
        intake = Intake(problem, seed: seed)
    }

    package var cost: Int { intake.cost }
    package var unplaced: Int { intake.unplaced }
    package var tried: Int { intake.tried }
    package var placements: [IntakePlacement] { intake.placements }
    package mutating func place(_ plan: Int) { intake.place(plan) }
    package mutating func placeAll() { intake.placeAll() }
    package mutating func lookAhead() { intake.lookAhead() }
    package mutating func placeHit() { intake.placeHit() }
    package var moved: Int { intake.moved }

    package mutating func improve(iterations: Int, deadline: () -> Double) async {
        await intake.improve(iterations: iterations, deadline: deadline)
    }
}

/// Days of up to 256 slots.
package struct WideIntake: IntakeRun {
    private var intake: Intake<Mask256>

    /// An intake with nothing placed; the same seed gives the same answer.
    package init(_ problem: IntakeProblem<Mask256>, seed: UInt64) {
        intake = Intake(problem, seed: seed)
    }

    package var cost: Int { intake.cost }
    package var unplaced: Int { intake.unplaced }
    package var tried: Int { intake.tried }
    package var placements: [IntakePlacement] { intake.placements }
    package mutating func place(_ plan: Int) { intake.place(plan) }
    package mutating func placeAll() { intake.placeAll() }
    package mutating func lookAhead() { intake.lookAhead() }
    package mutating func placeHit() { intake.placeHit() }
    package var moved: Int { intake.moved }

    package mutating func improve(iterations: Int, deadline: () -> Double) async {
        await intake.improve(iterations: iterations, deadline: deadline)
    }
}
