/// An intake with days of a known width. The two kinds below name their masks, so that the compiler makes
/// code for each: across modules it would not, and the search would be many times slower.
package protocol IntakeRun {
    var cost: Int { get }
    var unplaced: Int { get }
    var tried: Int { get }
    var placements: [IntakePlacement] { get }
    mutating func place(_ plan: Int)
    mutating func placeAll()
    mutating func lookAhead()
    mutating func placeHit()
    var moved: Int { get }

    mutating func improve(iterations: Int, deadline: () -> Double) async
}

/// Days of up to 64 slots.
package struct NarrowIntake: IntakeRun {
    private var intake: Intake<UInt64>

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
