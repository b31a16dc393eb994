import CivilTime
package import ClinicStore
import Planner
package import Scheduler

/// Makes a plan for a cause: composes it, places it in the diary and books it, whole or not at all; or holds it
/// without sessions.
package struct StartPlan: SearchRequest {
    package typealias Outcome = MadePlan

    package var wishes: PlanWishes
    /// Whether a running plan for the same cause is no obstacle.
    package var isSecond = false
    /// Whether the plan is kept without sessions, to be booked later.
    package var holds = false

    package init(_ wishes: PlanWishes) { self.wishes = wishes }

    private var patient: ID<Patient> { wishes.patient }

    /// What the plan is, and the diary in which it is placed.
    package struct Problem: Equatable {
        let prepared: PreparedPlan
        package let request: PlanRequest
        package let diary: Diary
        let rules: PlacementRules

        package static func == (left: Self, right: Self) -> Bool {
            left.request == right.request && left.diary == right.diary
                && left.rules == right.rules
        }
    }

    package func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> Problem {
        let catalog = try clinic.shelf.catalog()
        let template = try catalog.template(named: wishes.cause)
        let earliest = wishes.start ?? clinic.today + 1
        guard earliest >= clinic.today else {
            throw PlanRefusal.startsBeforeToday(earliest, today: clinic.today)
        }
        let asked = try dated(clinic, reading, catalog)
        try refuseSecond(template, clinic, reading)
        try refuseReserved(template, clinic, reading)
        let prepared = try clinic.prepare(asked, template, catalog, from: earliest, reading)
        let request = try clinic.placementRequest(for: prepared, reading)
        let diary = try clinic.diary(
            reading, from: prepared.earliest, through: prepared.last, for: patient)
        return Problem(
            prepared: prepared, request: request,
            diary: try clinic.withClasses(
                diary, for: [request], from: prepared.earliest, reading),
            rules: clinic.settings.placementRules)
    }

    /// Where it is placed.
    package struct Found: Sendable {
        /// `nil` for a plan that is held.
        let placement: Placement?
        /// The nearest dose that fits, where the one asked for does not.
        let nearest: NearestDose?
    }

    package func solve(_ problem: Problem, in clinic: Clinic) throws -> Found {
        guard !holds else { return Found(placement: nil, nearest: nil) }
        let placement = problem.placement()
        guard case .doesNotFit(var refusal) = placement, refusal.problems.isEmpty else {
            return Found(placement: placement, nearest: nil)
        }
        let nearest = try clinic.nearestDose(wishes, problem.prepared, in: problem.diary)
        if !wishes.asPossible || nearest == nil, let moves = try problem.movesThatHelp(clinic) {
            refusal.alternatives.append(.movingOthers(moves))
        }
        return Found(placement: .doesNotFit(refusal), nearest: nearest)
    }

    package func carryOut(_ act: Act, _ problem: Problem, _ found: Found) throws -> MadePlan {
        var (prepared, placement) = (problem.prepared, found.placement)
        if wishes.asPossible, case .doesNotFit = placement, let nearest = found.nearest {
            if let refusal = nearest.needsReason { throw refusal }
            (prepared, placement) = (nearest.prepared, .placed(nearest.placed))
        }
        if try act.reading.patient(patient) != prepared.patient {
            try act.writing.updatePatient(prepared.patient)
        }
        switch placement {
        case nil: return try hold(prepared, act)
        case .doesNotFit(let refusal): throw self.refusal(refusal, problem, found)
        case .placed(let placed): return try act.book(placed, prepared)
        }
    }

    /// What a person is told where it does not fit.
    func refusal(_ refusal: Refusal, _ problem: Problem, _ found: Found) -> any ClinicRefusal {
        if wishes.asPossible, let reason = found.nearest?.needsReason { return reason }
        return PlacingRefusal(
            refusal, of: problem.prepared.outline, patient, problem.request, in: problem.diary,
            nearest: found.nearest?.loss,
            nearestNeedsReason: found.nearest?.needsReason != nil)
    }

    /// With the clearance's date written out, as a held plan may be booked on another day.
    private func dated(
        _ clinic: Clinic, _ reading: StoreReading, _ catalog: Catalog
    ) throws -> PlanWishes {
        guard let clearedBy = wishes.clearedBy else { return wishes }
        var dated = wishes
        dated.clearedBy =
            try Clearance(
                clearedBy, of: reading.patient(patient), today: clinic.today, catalog.clearance
            ).description
        return dated
    }

    /// A patient treated twice for one cause is a slip, unless it is said to be meant.
    func refuseSecond(
        _ template: PlanTemplate, _ clinic: Clinic, _ reading: StoreReading
    ) throws {
        let running = try reading.plans(of: patient).first {
            $0.status != .discharged && $0.details.pin.cause == template.id
                && $0.details.end >= clinic.today
        }
        guard let running, !isSecond else { return }
        throw PlanRefusal.second(template, running: running)
    }

    private func hold(_ prepared: PreparedPlan, _ act: Act) throws -> MadePlan {
        var details = try prepared.details(
            from: prepared.earliest, act.ambient, today: act.today)
        details.wishes = try HeldWishes(prepared.wishes).text
        let (plan, _) = try act.writing.createPlan(
            details, sessions: [], held: true, makeUID: act.ambient.makeUID)
        return MadePlan(plan: plan, sessions: [], unmet: [], asked: prepared.asked)
    }

    /// Where timetables are kept for the same cause one of them is chosen, or they are released first.
    private func refuseReserved(
        _ template: PlanTemplate, _ clinic: Clinic, _ reading: StoreReading
    ) throws {
        let kept = try clinic.heldTimetables(of: patient, reading).filter {
            $0.details.timetable == template.id
        }
        guard kept.isEmpty else {
            throw PlanRefusal.reserved(
                template, kept, until: clinic.zone.local(kept[0].details.expires))
        }
    }
}

extension StartPlan.Problem {
    /// Where longer sessions find no place, those as long as their phase says, which is told.
    fileprivate func placement() -> Placement {
        let placement = place(request, in: diary, rules: rules)
        guard case .doesNotFit(let refusal) = placement, refusal.problems.isEmpty else {
            return placement
        }
        let short = request.withoutOwnMinutes.placed(in: diary, rules: rules)
        return short.map(Placement.placed) ?? placement
    }

    /// Sessions of others that, moved, would make room.
    fileprivate func movesThatHelp(_ clinic: Clinic) throws -> [SessionMove]? {
        let movable = try clinic.read {
            try clinic.movable($0, from: prepared.earliest, through: prepared.last)
        }
        return Scheduler.movesThatHelp(
            request, in: diary, among: movable, rules: rules)
    }
}

extension Act {
    /// Writes a plan with the sessions that were found for it.
    func book(_ placed: PlacedPlan, _ prepared: PreparedPlan) throws -> MadePlan {
        let wanted = try prepared.outline.sessions(placed, patient: prepared.patient.id)
        let (plan, sessions) = try writing.createPlan(
            try prepared.details(from: placed.start, placed: placed, ambient, today: today),
            sessions: wanted, held: false, makeUID: ambient.makeUID)
        return MadePlan(
            plan: try leaveOut(placed.gaps, of: plan),
            sessions: sessions.sorted { $0.details.start < $1.details.start },
            unmet: prepared.outline.shortfalls(placed, wanted),
            asked: prepared.asked)
    }

    /// Keeps the weeks that a new plan leaves out, as pauses.
    func leaveOut(_ gaps: [PlanGap], of plan: StoredPlan) throws -> StoredPlan {
        guard !gaps.isEmpty else { return plan }
        for gap in gaps {
            try writing.addPause(
                plan.id, first: gap.away.lowerBound, last: gap.away.upperBound,
                days: gap.days.count, reason: nil)
        }
        return try reading.plan(plan.id)
    }
}
