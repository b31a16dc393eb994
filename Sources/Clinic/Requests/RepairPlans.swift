package import ClinicStore
package import Planner
package import Scheduler

/// Finds new places for all sessions to come that cannot stay where they are: of somebody who is away,
/// on a day on which the clinic is closed or the patient cannot come, at a time that the clocks skip.
///
/// All plans that were hit are placed together: what was not hit stays where it can, what was goes as near
/// as it can; confirmed sessions move last; other patients are not touched. What finds no place stays as it is.
package struct RepairPlans: SearchRequest {
    package typealias Outcome = PlanRepair

    let therapist: ID<Therapist>?
    let plan: ID<StoredPlan>?
    let effort: Int?

    /// With a therapist, only what hits sessions of theirs; with a plan, only this one.
    ///
    /// `effort` is how often a few plans are taken out and placed again, 0 to 100,000; `nil` is as often as
    /// so many plans need.
    package init(
        therapist: ID<Therapist>? = nil, plan: ID<StoredPlan>? = nil, effort: Int? = nil
    ) {
        self.therapist = therapist
        self.plan = plan
        self.effort = effort
    }

    package func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> HitPlans {
        try HitPlans(clinic, reading, therapist: therapist, plan: plan)
    }

    package func solve(_ problem: HitPlans, in clinic: Clinic) throws -> RepairProposal {
        problem.solved(
            effort: try effort.map { try Text.range($0, 0...100_000, .effort) })
    }

    package func carryOut(
        _ act: Act, _ problem: HitPlans, _ answer: RepairProposal
    ) throws -> PlanRepair {
        let repair = problem.repair(answer, isApplied: true)
        let changes = repair.lines.compactMap { $0.outcome == .kept ? nil : $0.after }
        try act.writing.moveSessions(changes)
        try act.clinic.requireWhole(changes.map(\.details.plan), act.writing)
        return repair
    }
}

extension Clinic {
    /// What `RepairPlans` would write; nothing is written.
    ///
    /// - Throws: a refusal where `effort` is not 0 to 100,000; what `CatalogShelf.catalog()` throws;
    ///   `StoreError` where the file cannot be read.
    package func proposal(of request: RepairPlans) throws -> PlanRepair {
        let hit = try read { try request.problem(self, $0) }
        return hit.repair(try request.solve(hit, in: self), isApplied: false)
    }
}
