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
    package let remarks: [Advice]
}

extension NewQuitDate {
    package func json(_ session: (Session) -> JSON) -> JSON {
        [
            "plan": .text(plan.id),
            "quitDates": .texts(plan.details.milestones.filter { $0.kind == .quitDate }.map(\.day)),
            "cancelled": .array(cancelled.map(session)), "changed": .array(changed.map(session)),
            "booked": .array(booked.map(session)), "remarks": .advices(remarks),
        ]
    }
}
