package import CivilTime
package import Planner

/// A plan as pages show it: with its sessions, its dose so far and what the rules say of it today.
@dynamicMemberLookup
package struct PlanEntry: Documented, Sendable {
    package let plan: StoredPlan
    /// The patient's name.
    package let patient: String
    package let sessions: [SessionEntry]
    package let dose: DoseLedger
    package let live: LiveFindings
    /// `nil` where nobody has to allow the plan's sessions.
    package let authorised: AuthorisedLeft?

    package var json: JSON { json(of: plan) }

    /// The same with the exercises of today.
    func json(of shown: StoredPlan) -> JSON {
        let json = shown.json(sessions: sessions.map(\.json), dose: dose, live: live)
        let held = authorised.map { json.adding(["authorised": $0.json]) } ?? json
        return plan.details.modes.areUsual
            ? held : held.adding(["modes": .text(plan.details.modes)])
    }

    package subscript<Value>(dynamicMember path: KeyPath<StoredPlan, Value>) -> Value {
        plan[keyPath: path]
    }
}

extension Clinic {
    /// The sessions stand as they did at `time`, else as they do now; safety is always of today.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func entry(
        _ plan: StoredPlan, _ sessions: [Session], _ roster: Roster, asOf time: LocalTime? = nil
    ) throws -> PlanEntry {
        PlanEntry(
            plan: plan, patient: roster.name(plan.details.patient),
            sessions: roster.entries(sessions), dose: try dose(of: plan, sessions, asOf: time),
            live: try liveFindings(of: plan), authorised: authorisedLeft(plan, sessions))
    }
}
