package import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// What of a plan's physiotherapy was prescribed, stands in the diary, was held and was lost; judged as it was
    /// at `time`, else as it is now.
    ///
    /// - Throws: `PageRefusal` where the plan files hold no limits of follow-up; what `CatalogShelf.catalog()`
    ///   throws.
    package func dose(
        of plan: StoredPlan, _ sessions: [Session], asOf time: LocalTime? = nil
    ) throws -> DoseLedger {
        DoseLedger(plan, sessions, now: time ?? now, rules: doseRules(try followUp()))
    }

    func doseRules(_ limits: FollowUpLimits) -> DoseRules {
        DoseRules(
            lostReasons: Set(
                Session.CancelReason.allCases.filter { !settings.doseLost.contains($0) }
                    .map(\.rawValue)), silenceDays: limits.silenceDays)
    }

    func followUp() throws -> FollowUpLimits {
        guard let limits = try shelf.catalog().followUp else {
            throw PageRefusal.noFollowUp
        }
        return limits
    }
}
