import CivilTime
package import ClinicStore
package import Planner
package import Scheduler

/// What became of the held plans.
package struct HeldBooking: Sendable {
    package struct Waiting: Sendable {
        package let plan: StoredPlan
        package let failure: Failure

        package var json: JSON {
            [
                "plan": .text("\(plan.id)"), "problem": .text(failure.problem),
                "details": .advices(failure.details), "remedy": .advice(failure.remedy),
            ]
        }
    }

    package let booked: [MadePlan]
    package let waiting: [Waiting]
}

/// Books all held plans together: as many as can be, then with the fewest wishes unmet. Those that do not
/// fit stay held, each with the reason.
///
/// The rules are asked again with what is known today. One transaction, one history entry.
package struct BookHeldPlans: SearchRequest {
    package typealias Outcome = HeldBooking

    /// How often a few plans are taken out and placed again, 0 to 100,000.
    let effort: Int

    package init(effort: Int) { self.effort = effort }

    package struct Problem: Equatable {
        fileprivate struct Item: Equatable {
            let plan: StoredPlan
            let prepared: PreparedPlan
            let request: PlanRequest

            static func == (left: Self, right: Self) -> Bool {
                left.plan.id == right.plan.id && left.request == right.request
            }
        }

        fileprivate var ready: [Item] = []
        fileprivate var waiting: [HeldBooking.Waiting] = []
        fileprivate var diary: Diary?
        fileprivate let rules: PlacementRules

        package static func == (left: Self, right: Self) -> Bool {
            left.ready == right.ready && left.diary == right.diary
                && left.rules == right.rules
        }
    }

    package func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> Problem {
        var problem = Problem(rules: clinic.settings.placementRules)
        for plan in try reading.plans() where plan.status == .held {
            do {
                let prepared = try prepare(plan, clinic, reading)
                let request = try clinic.placementRequest(for: prepared, reading)
                problem.ready.append(.init(plan: plan, prepared: prepared, request: request))
            } catch let failure as Failure {
                problem.waiting.append(.init(plan: plan, failure: failure))
            }
        }
        if let first = problem.ready.map(\.prepared.earliest).min(),
            let last = problem.ready.map(\.prepared.last).max()
        {
            problem.diary = try clinic.diary(reading, from: first, through: last)
        }
        return problem
    }

    package func solve(_ problem: Problem, in clinic: Clinic) throws -> [Placement] {
        let effort = try Text.range(effort, 0...100_000, "effort", "tries")
        guard let diary = problem.diary else { return [] }
        return placeTogether(
            problem.ready.map(\.request), in: diary, rules: problem.rules,
            effort: effort)
    }

    package func carryOut(
        _ act: Act, _ problem: Problem, _ placements: [Placement]
    ) throws -> HeldBooking {
        var waiting = problem.waiting
        var booked: [MadePlan] = []
        for (item, placement) in zip(problem.ready, placements) {
            switch placement {
            case .placed(let placed): booked.append(try book(item, placed, act))
            case .doesNotFit(let refusal):
                guard let diary = problem.diary else { continue }
                let failure = refusal.failure(for: item.prepared.outline, item.request, in: diary)
                waiting.append(.init(plan: item.plan, failure: failure))
            }
        }
        return HeldBooking(booked: booked, waiting: waiting.sorted { $0.plan.id < $1.plan.id })
    }

    /// The plan as it was meant, from its day on or from tomorrow.
    private func prepare(
        _ plan: StoredPlan, _ clinic: Clinic, _ reading: StoreReading
    ) throws -> PreparedPlan {
        let catalog = try clinic.shelf.catalog()
        let template = try catalog.template(named: plan.details.pin.cause)
        return try clinic.prepare(
            try wishes(of: plan, clinic), template, catalog,
            from: max(plan.details.start, clinic.today + 1), held: plan.id, reading)
    }

    private func wishes(of plan: StoredPlan, _ clinic: Clinic) throws(Failure) -> PlanWishes {
        let anew: Advice = "Create it again: \(do: .anotherPlan(like: plan))"
        guard let text = plan.details.wishes else {
            throw Failure(
                .refused, "\(plan.id) was held by an older version, which did not keep its wishes.",
                remedy: anew)
        }
        do {
            return try HeldWishes(text: text).wishes(
                of: plan.details.patient, cause: plan.details.pin.cause,
                heldOn: clinic.zone.local(plan.created).day)
        } catch {
            throw Failure(
                .refused, "The wishes of \(plan.id) cannot be read; they are kept as they are.",
                remedy: anew, details: [text])
        }
    }

    private func book(
        _ item: Problem.Item, _ placed: PlacedPlan, _ act: Act
    ) throws -> MadePlan {
        var details = try item.prepared.details(
            from: placed.start, placed: placed, makeUID: act.ambient.makeUID)
        let wanted = try item.prepared.outline.sessions(placed, patient: item.prepared.patient.id)
        details.side = item.plan.details.side
        let (booked, sessions) = try act.writing.bookHeld(
            item.plan.id, as: details, sessions: wanted, makeUID: act.ambient.makeUID)
        return MadePlan(
            plan: booked, sessions: sessions.sorted { $0.details.start < $1.details.start },
            unmet: placed.unmet.map(\.description) + item.prepared.outline.tooShort(wanted),
            asked: item.prepared.asked)
    }
}
