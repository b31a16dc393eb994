package import CivilTime

/// Why a patient's age stops the treatment: a running plan is made for other ages, or the age is not known.
///
/// A date of birth may be corrected or removed while a plan runs.
package struct AgeStop: Hashable, Sendable {
    /// The running plan that is not made for the age.
    package let plan: ID<StoredPlan>
    /// What speaks against it, as a sentence with its full stop; `nil` where the age is not known.
    package let why: String?
    /// Id of the rule that a clinician may override by name, with a reason; `nil` if nobody may.
    package let override: String?
    /// The day since which it is known.
    package let since: Day

    package init(plan: ID<StoredPlan>, why: String?, override: String?, since: Day) {
        self.plan = plan
        self.why = why
        self.override = override
        self.since = since
    }
}
