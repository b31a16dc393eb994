import CivilTime
import ClinicStore
package import Planner

/// Changes what is authorised of a plan: a further number of sessions, or other days for the last one.
package struct ChangePlan: Request {
    let plan: ID<StoredPlan>
    let authorised: AuthorisedChange
    package let reason: String?

    package init(_ plan: ID<StoredPlan>, authorised: AuthorisedChange, reason: String? = nil) {
        (self.plan, self.authorised, self.reason) = (plan, authorised, reason)
    }

    package func carryOut(_ act: Act) throws -> ChangedAuthorisation {
        let plan = try act.reading.plan(plan)
        guard plan.status != .discharged else {
            throw LivingRefusal.notRunning(plan.id, plan.status)
        }
        let now = try authorised.applied(to: plan.details.authorisations)
        try act.writing.setAuthorisations(now, of: plan.id)
        let sessions = try act.reading.sessions(SessionFilter(plan: plan.id))
        let changed = try act.reading.plan(plan.id)
        let troubles = try Troubles(act.clinic, act.reading)
        return ChangedAuthorisation(
            plan: changed, sessions: sessions,
            uncovered: troubles.hit(.authorisation, among: sessions))
    }
}
