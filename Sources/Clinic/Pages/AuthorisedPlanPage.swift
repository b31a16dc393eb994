import Planner

/// What is authorised of a plan now, and what of it is not.
package struct AuthorisedPlanPage: Page {
    package let plan: PlanEntry
    /// The booked sessions that are not authorised.
    package let unauthorised: [SessionEntry]
}

extension Clinic {
    /// What came of a change of a plan.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page(of changed: ChangedAuthorisation) throws -> AuthorisedPlanPage {
        let roster = try roster()
        return AuthorisedPlanPage(
            plan: try entry(changed.plan, changed.sessions, roster),
            unauthorised: roster.entries(changed.uncovered))
    }
}
