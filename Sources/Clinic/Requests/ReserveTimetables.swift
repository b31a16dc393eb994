import CivilTime
package import ClinicStore
import Planner
import Scheduler

/// Keeps whole plans for a patient who chooses one of them: each fits, each is really another one, and nobody else is
/// booked at their places until they expire.
package struct ReserveTimetables: SearchRequest {
    package typealias Outcome = ReservedTimetables

    private let plan: StartPlan
    private let count: Int

    /// What is wished of each, and how many there are to be, 1 to 6.
    package init(_ plan: StartPlan, count: Int) {
        (self.plan, self.count) = (plan, count)
    }

    package func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> StartPlan.Problem {
        _ = try Text.range(count, 1...6, .timetables)
        var plan = plan
        // Later than that all are kept as long as they can be.
        plan.wishes.start = try plan.wishes.start ?? clinic.zone.local(clinic.keptUntil).day
        return try plan.problem(clinic, reading)
    }

    /// The timetables, or why there are none.
    package struct Answer: Sendable { fileprivate let found: Found }

    fileprivate enum Found: Sendable {
        /// The best first.
        case timetables([PlacedPlan], of: PreparedPlan)
        case doesNotFit(Refusal, StartPlan.Found)
    }

    package func solve(_ problem: StartPlan.Problem, in clinic: Clinic) throws -> Answer {
        Answer(found: try timetables(problem, clinic))
    }

    private func timetables(
        _ problem: StartPlan.Problem, _ clinic: Clinic
    ) throws -> Found {
        let found = try plan.solve(problem, in: clinic)
        switch found.placement {
        case .placed(let best):
            return .timetables(
                choice(best, problem.request, problem, clinic), of: problem.prepared)
        case .doesNotFit(let refusal):
            guard plan.wishes.asPossible, let nearest = found.nearest, nearest.needsReason == nil
            else { return .doesNotFit(refusal, found) }
            let request = try clinic.read {
                try clinic.placementRequest(for: nearest.prepared, $0)
            }
            return .timetables(
                choice(nearest.placed, request, problem, clinic), of: nearest.prepared)
        case nil: return .timetables([], of: problem.prepared)
        }
    }

    private func choice(
        _ best: PlacedPlan, _ request: PlanRequest, _ problem: StartPlan.Problem, _ clinic: Clinic
    ) -> [PlacedPlan] {
        var search = TimetableSearch(
            request, in: problem.diary, rules: clinic.settings.placementRules)
        return [best] + search.more(than: [best], upTo: count - 1)
    }

    package func carryOut(
        _ act: Act, _ problem: StartPlan.Problem, _ answer: Answer
    ) throws -> ReservedTimetables {
        switch answer.found {
        case .doesNotFit(let refusal, let found): throw plan.refusal(refusal, problem, found)
        case .timetables(let timetables, let prepared):
            return ReservedTimetables(
                patient: prepared.patient, cause: prepared.outline.template.name, asked: count,
                timetables: try timetables.map { try keep($0, prepared, act) })
        }
    }

    private func keep(
        _ placed: PlacedPlan, _ prepared: PreparedPlan, _ act: Act
    ) throws -> ReservedTimetables.Timetable {
        let sessions = try prepared.outline.sessions(placed, patient: prepared.patient.id)
        return ReservedTimetables.Timetable(
            offer: try act.writing.addOffer(try details(placed, prepared, act)),
            placed: placed, shortfalls: prepared.outline.shortfalls(placed, sessions))
    }

    private func details(
        _ placed: PlacedPlan, _ prepared: PreparedPlan, _ act: Act
    ) throws -> OfferDetails {
        let places = placed.visits.compactMap { visit in
            Interval(visit.slot.start, visit.slot.end).map {
                KeptPlace(with: visit.slot.therapist, in: visit.slot.room, $0)
            }
        }
        let (patient, cause) = (prepared.patient.id, prepared.outline.template.id)
        guard let first = places.first, let begins = act.zone.first(first.span.start) else {
            throw TimetableRefusal.noVisits(patient, cause: cause)
        }
        let kept = KeptTimetable(placed, of: prepared, isSecond: plan.isSecond)
        return OfferDetails(
            to: patient, for: .timetable(cause: cause, kept: try kept.text), first,
            Array(places.dropFirst()), until: min(try act.clinic.keptUntil, begins))
    }
}
