import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A plan after a relapse: what was cancelled and what was booked around the new quit date.
package struct NewQuitDate: Sendable {
    package let plan: StoredPlan
    package let cancelled: [Session]
    package let changed: [Session]
    package let booked: [Session]
    /// What the programme says of the aid, e.g. when it may be taken again.
    package let remarks: [QuitRemark]
}

/// A new quit date, with the names behind its sessions.
package struct QuitDatePage: Page {
    package let plan: ID<StoredPlan>
    let quitDates: [Day]
    package let cancelled: [SessionEntry]
    package let changed: [SessionEntry]
    package let booked: [SessionEntry]
    package let remarks: [QuitRemark]

    package init(_ made: NewQuitDate, _ roster: Roster) {
        plan = made.plan.id
        quitDates = made.plan.details.milestones.filter { $0.kind == .quitDate }.map(\.day)
        cancelled = roster.entries(made.cancelled)
        changed = roster.entries(made.changed)
        booked = roster.entries(made.booked)
        remarks = made.remarks
    }
}
