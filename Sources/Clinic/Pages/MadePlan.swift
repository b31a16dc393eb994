import CivilTime
import ClinicStore
package import Planner

/// A plan as it was booked, and what the clinician should still look at.
package struct MadePlan: Sendable {
    package let plan: StoredPlan
    package let sessions: [Session]
    /// In what it is not as wished.
    package let unmet: [Shortfall]
    package let asked: PlanQuestions
    package var questions: [PlanQuestion] { asked.now }

    private var patient: ID<Patient> { plan.details.patient }
}

/// A plan that was just booked or held, with all that is told of it.
package struct NewPlan: Page, Documented {
    package let page: PlanPage
    package let made: MadePlan
    /// Whether it is taken back again.
    package let isRehearsal: Bool

    package var json: JSON { made.json(page.entry) }
}

/// What became of the held plans.
package struct HeldBooking: Sendable {
    package struct Waiting: Unworded {
        package let plan: StoredPlan
        package let refusal: any ClinicError
    }

    package let booked: [MadePlan]
    /// In order of the plans' numbers.
    package let waiting: [Waiting]

    init(booked: [MadePlan], waiting: [Waiting]) {
        self.booked = booked
        self.waiting = waiting.sorted { $0.plan.id < $1.plan.id }
    }
}

/// What became of the held plans, with the names of the patients.
package struct HeldPlans: Page, Documented {
    package let booked: [(made: MadePlan, entry: PlanEntry)]
    package let waiting: [(held: HeldBooking.Waiting, patient: String)]
    package let isRehearsal: Bool

    package var json: JSON {
        [
            "booked": .array(booked.map { $0.made.json($0.entry) }),
            "held": .array(waiting.map { .unsaid($0.held) }),
        ]
    }
}

extension MadePlan {
    fileprivate func json(_ entry: PlanEntry) -> JSON {
        [
            "plan": entry.json, "findings": .array(plan.details.findings.map(\.json)),
            "questions": .array(questions.map { $0.json(for: patient) }),
            "questionsLater": .array(asked.later.map { $0.json(for: patient) }),
            "unmet": .array(unmet.map { .unsaid($0) }),
        ]
    }
}

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page(of made: MadePlan) throws -> NewPlan {
        NewPlan(
            page: try page(of: made.plan, made.sessions, roster()), made: made,
            isRehearsal: isRehearsal)
    }

    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page(of booking: HeldBooking) throws -> HeldPlans {
        let roster = try roster()
        return HeldPlans(
            booked: try booking.booked.map { ($0, try entry($0.plan, $0.sessions, roster)) },
            waiting: booking.waiting.map { ($0, roster.name($0.plan.details.patient)) },
            isRehearsal: isRehearsal)
    }
}
