import ClinicStore
package import CivilTime
package import Planner

/// All of one plan, as it is today.
package struct PlanPage: Page, Documented {
    package let entry: PlanEntry
    /// With the exercises of today.
    package let shown: StoredPlan
    /// `nil` for a plan that is over.
    package let exercises: PlanExercises?
    package let medicines: PlanMedicines
    /// `nil` without two weights since the plan's start.
    package let weight: WeightProgress?
    package let births: [ExpectedBirth]
    package let questions: PlanQuestions

    package var plan: StoredPlan { entry.plan }
    package var live: LiveFindings { entry.live }

    package var json: JSON {
        [
            "stop": .null,
            "plan": entry.json(of: shown),
            "exercises": exercises?.json ?? .null, "questions": questions.json(for: plan),
        ]
    }
}

/// A plan as it stood in the past, by the rules of today.
package struct PastPlan: Page {
    package let page: PlanPage
    let plan: PlanEntry
    /// As it was asked for.
    package let asOf: String

    package enum CodingKeys: CodingKey { case plan, asOf }
}

/// Plans, each with its sessions.
package struct PlanList: Page {
    package let plans: [PlanEntry]
}

extension Clinic {
    /// All of a plan with these sessions, which stand as they did at `time`, else as they do now.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func page(
        of plan: StoredPlan, _ sessions: [Session], _ roster: Roster, asOf time: LocalTime? = nil
    ) throws -> PlanPage {
        let entry = try entry(plan, sessions, roster, asOf: time)
        let exercises = try exercises(of: plan)
        return PlanPage(
            entry: entry,
            shown: exercises.map(plan.showing) ?? plan, exercises: exercises,
            medicines: PlanMedicines(
                plan: plan, live: entry.live, waiting: try waitingMedicines(in: plan)),
            weight: try weightProgress(of: plan),
            births: try births(during: plan), questions: try questions(of: plan))
    }

    /// All of the plan that a text like `L3` means.
    ///
    /// - Throws: `InputRefusal` where the text is no plan's id; `StoreError.notFound` where there is no such plan; what
    ///   `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func planPage(_ text: String) throws -> PlanPage {
        let plan = try plan(named: text)
        return try page(of: plan, sessions(plan: plan.id), roster())
    }

    /// The plan as it stood at a time, which was `said` so.
    ///
    /// - Throws: as `planPage(_:)`; `PageRefusal` where the clocks skip the time or the plan was not made yet.
    package func pastPlan(
        _ text: String, asOf time: LocalTime, said: String
    ) throws -> PastPlan {
        let (plan, sessions) = try plan(plan(named: text), asOf: time)
        let page = try page(of: plan, sessions, roster(), asOf: time)
        return PastPlan(page: page, plan: page.entry, asOf: said)
    }

    /// The plans of all patients, or of one.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func planList(of patient: ID<Patient>? = nil) throws -> PlanList {
        let roster = try roster()
        return PlanList(plans: try plans(patient: patient).map { try entry($0, $1, roster) })
    }
}
