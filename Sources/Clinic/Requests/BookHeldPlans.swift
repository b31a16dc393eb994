import CivilTime
package import ClinicStore
import Planner
package import Scheduler

extension BookHeldPlans.Problem {
    func waits(_ item: Item, _ refusal: Refusal) -> [HeldBooking.Waiting] {
        guard let diary else { return [] }
        let refusal = PlacingRefusal(
            refusal, of: item.prepared.outline, item.prepared.patient.id, item.request, in: diary,
            held: item.plan)
        return [HeldBooking.Waiting(plan: item.plan, refusal: refusal)]
    }
}

/// Books all held plans together: as many as can be, then with the fewest wishes unmet. Those that do not
/// fit stay held, each with the reason.
///
/// The rules are asked again with what is known today. Each plan is a transaction with a history entry of its
/// own, so that nobody waits for all of them.
package struct BookHeldPlans: SearchRequest {
    package typealias Outcome = HeldBooking

    /// How often a few plans are taken out and placed again, 0 to 100,000.
    let effort: Int

    package init(effort: Int) { self.effort = effort }

    package struct Problem: Equatable {
        struct Item: Equatable, Sendable {
            let plan: StoredPlan
            let prepared: PreparedPlan
            let request: PlanRequest

            static func == (left: Self, right: Self) -> Bool {
                left.plan.id == right.plan.id && left.request == right.request
            }
        }

        var ready: [Item] = []
        var waiting: [HeldBooking.Waiting] = []
        var diary: Diary?
        let rules: PlacementRules

        package static func == (left: Self, right: Self) -> Bool {
            left.ready == right.ready && left.diary == right.diary
                && left.rules == right.rules
        }
    }

    package func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> Problem {
        var problem = Problem(rules: clinic.settings.placementRules)
        for plan in try reading.openPlans() where plan.status == .held {
            do {
                problem.ready.append(try item(plan, clinic, reading))
            } catch let refusal as any ClinicRefusal {
                problem.waiting.append(.init(plan: plan, refusal: refusal))
            }
        }
        if let first = problem.ready.map(\.prepared.earliest).min(),
            let last = problem.ready.map(\.prepared.last).max()
        {
            problem.diary = try clinic.withClasses(
                clinic.diary(reading, from: first, through: last),
                for: problem.ready.map(\.request), from: first, reading)
        }
        return problem
    }

    package func solve(_ problem: Problem, in clinic: Clinic) throws -> [Placement] {
        let effort = try Text.range(effort, 0...100_000, .effort)
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
            case .doesNotFit(let refusal): waiting += problem.waits(item, refusal)
            }
        }
        return HeldBooking(booked: booked, waiting: waiting)
    }

    /// Plan by plan; a rehearsal takes all back at once.
    ///
    /// - Throws: what `Clinic.perform(_:telling:)` throws.
    package func perform<Told>(
        at clinic: Clinic, telling: (HeldBooking, Clinic) throws -> Told
    ) throws -> Told {
        if clinic.isRehearsal { return try clinic.performWhole(self, telling: telling) }
        var booked: [MadePlan] = []
        var waiting: [HeldBooking.Waiting] = []
        for _ in 1...mostSearches {
            var round = try HeldRound(self, at: clinic, after: booked)
            while try round.bookNext() {}
            (booked, waiting) = (round.booked, round.waiting)
            if !round.isStale { break }
        }
        return try telling(HeldBooking(booked: booked, waiting: waiting), clinic)
    }

    /// The plan as it was meant, from its day on or from tomorrow, and what is asked of the diary.
    ///
    /// - Throws: a refusal where it cannot be planned as things are now; `StoreError`.
    func item(
        _ plan: StoredPlan, _ clinic: Clinic, _ reading: StoreReading
    ) throws -> Problem.Item {
        let catalog = try clinic.shelf.catalog()
        let template = try catalog.template(named: plan.details.pin.cause)
        let prepared = try clinic.prepare(
            try wishes(of: plan, clinic), template, catalog,
            from: max(plan.details.start, clinic.today + 1), held: plan.id, reading)
        return Problem.Item(
            plan: plan, prepared: prepared,
            request: try clinic.placementRequest(for: prepared, reading))
    }

    private func wishes(of plan: StoredPlan, _ clinic: Clinic) throws(PlanRefusal) -> PlanWishes {
        guard let text = plan.details.wishes else { throw .heldWithoutWishes(plan) }
        do {
            var wishes = try HeldWishes(text: text).wishes(
                of: plan.details.patient, cause: plan.details.pin.cause,
                heldOn: clinic.zone.local(plan.created).day)
            // What was authorised since stands with the plan.
            (wishes.authorised, wishes.authorisedBefore) = (nil, plan.details.authorisations)
            return wishes
        } catch {
            throw .unreadableWishes(text, of: plan)
        }
    }

    /// Writes a held plan with the sessions that were found for it.
    ///
    /// - Throws: `StoreError` where the file refuses it.
    func book(
        _ item: Problem.Item, _ placed: PlacedPlan, _ act: Act
    ) throws -> MadePlan {
        var details = try item.prepared.details(
            from: placed.start, placed: placed, act.ambient, today: act.today)
        let wanted = try item.prepared.outline.sessions(placed, patient: item.prepared.patient.id)
        details.side = item.plan.details.side
        let (booked, sessions) = try act.writing.bookHeld(
            item.plan.id, as: details, sessions: wanted, makeUID: act.ambient.makeUID)
        return MadePlan(
            plan: try act.leaveOut(placed.gaps, of: booked),
            sessions: sessions.sorted { $0.details.start < $1.details.start },
            unmet: item.prepared.outline.shortfalls(placed, wanted),
            asked: item.prepared.asked)
    }
}
