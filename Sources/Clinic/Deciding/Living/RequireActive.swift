import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// The plan as it is now.
    ///
    /// - Throws: where it does not run.
    func requireActive(_ plan: ID<StoredPlan>, _ reading: StoreReading) throws -> StoredPlan {
        let plan = try reading.plan(plan)
        guard plan.status == .active else {
            throw LivingRefusal.notRunning(plan.id, plan.status)
        }
        return plan
    }
}
