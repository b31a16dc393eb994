import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// What became of the held plans.
package struct HeldBooking: Sendable {
    package struct Waiting: Sendable {
        package let plan: StoredPlan
        package let failure: Failure

        package var json: JSON {
            [
                "plan": .text("\(plan.id)"), "problem": .text(failure.problem),
                "details": .texts(failure.details), "remedy": .text(failure.remedy),
            ]
        }
    }

    package let booked: [MadePlan]
    package let waiting: [Waiting]
}

extension Clinic {
    /// Books all held plans together: as many as can be, then with the fewest wishes unmet. Those that do not
    /// fit stay held, each with the reason.
    ///
    /// The rules are asked again with what is known today. One transaction, one history entry.
    package func bookHeldPlans(effort: Int) throws -> HeldBooking {
        let effort = try Text.range(effort, 0...100_000, "effort", "tries")
        return try write { writing in
            let held = try writing.now.plans().filter { $0.status == .held }
            var ready: [(plan: StoredPlan, prepared: PreparedPlan, request: PlanRequest)] = []
            var waiting: [HeldBooking.Waiting] = []
            for plan in held {
                do {
                    let prepared = try prepare(plan, writing.now)
                    ready.append((plan, prepared, try placementRequest(for: prepared, writing.now)))
                } catch let failure as Failure {
                    waiting.append(.init(plan: plan, failure: failure))
                }
            }
            guard let first = ready.map(\.prepared.earliest).min(),
                let last = ready.map(\.prepared.last).max()
            else { return HeldBooking(booked: [], waiting: waiting) }
            let diary = try diary(writing.now, from: first, through: last)
            let placements = placeTogether(
                ready.map(\.request), in: diary, rules: settings.placementRules, effort: effort)
            var booked: [MadePlan] = []
            for (item, placement) in zip(ready, placements) {
                if case .placed(let placed) = placement {
                    booked.append(try bookHeld(item.plan, item.prepared, placed, in: writing))
                }
            }
            for (item, placement) in zip(ready, placements) {
                guard case .doesNotFit(let refusal) = placement else { continue }
                waiting.append(
                    .init(
                        plan: item.plan,
                        failure: refusal.failure(
                            for: item.prepared.outline, item.request, in: diary)))
            }
            return HeldBooking(booked: booked, waiting: waiting.sorted { $0.plan.id < $1.plan.id })
        }
    }

    /// The plan as it was meant, from its day on or from tomorrow.
    private func prepare(_ plan: StoredPlan, _ reading: StoreReading) throws -> PreparedPlan {
        let catalog = try shelf.catalog(forCause: plan.details.pin.cause)
        let template = try catalog.template(named: plan.details.pin.cause)
        let patient = try reading.patient(plan.details.patient)
        guard let text = plan.details.wishes else {
            throw Failure(
                .refused, "\(plan.id) was held by an older version, which did not keep its wishes.",
                remedy: "Create it again: physio plan create \(patient.id) --cause \(template.id)"
                    + " --second-plan")
        }
        let input = try HeldWishes(text: text).input(
            patient, cause: template.id, try reading.therapists())
        return try prepare(
            input, template, catalog, from: max(plan.details.start, today + 1),
            held: plan.id, reading)
    }

    private func bookHeld(
        _ plan: StoredPlan, _ prepared: PreparedPlan, _ placed: PlacedPlan,
        in writing: StoreWriting
    ) throws -> MadePlan {
        var details = try prepared.details(
            from: placed.start, placed: placed, makeUID: ambient.makeUID)
        let wanted = try prepared.outline.sessions(placed, patient: plan.details.patient)
        details.side = plan.details.side
        let (booked, sessions) = try writing.bookHeld(
            plan.id, as: details,
            sessions: wanted, makeUID: ambient.makeUID)
        return MadePlan(
            plan: booked, sessions: sessions.sorted { $0.details.start < $1.details.start },
            unmet: placed.unmet.map(\.description) + prepared.outline.tooShort(wanted),
            asked: prepared.asked)
    }
}
