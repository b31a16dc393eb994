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
        if let groupClass = plan.wishes.groupClass {
            throw TimetableRefusal.seats(
                plan.wishes.patient, cause: plan.wishes.cause, groupClass)
        }
        var plan = plan
        // Later than that all are kept as long as they can be.
        plan.wishes.start = try plan.wishes.start ?? clinic.zone.local(clinic.keptUntil).day
        return try plan.problem(clinic, reading)
    }

    /// The timetables, or why there are none.
    package struct Answer: Sendable { fileprivate let found: Found }

    fileprivate enum Found: Sendable {
        /// The best first.
        case timetables([Choice])
        case doesNotFit(Refusal, StartPlan.Found)
    }

    /// A timetable before it is kept.
    fileprivate struct Choice: Sendable {
        let placed: PlacedPlan
        let prepared: PreparedPlan
    }

    package func solve(_ problem: StartPlan.Problem, in clinic: Clinic) throws -> Answer {
        let found = try plan.solve(problem, in: clinic)
        switch found.placement {
        case .placed(let best):
            let choice = Choice(placed: best, prepared: problem.prepared)
            let all = choices([choice], problem.request, problem.prepared, problem, clinic)
            return Answer(found: .timetables(try thinner(all, problem, clinic)))
        case .doesNotFit(let refusal):
            guard plan.wishes.asPossible, let nearest = found.nearest, nearest.needsReason == nil
            else { return Answer(found: .doesNotFit(refusal, found)) }
            let choice = Choice(placed: nearest.placed, prepared: nearest.prepared)
            return Answer(found: .timetables(try thinner([choice], problem, clinic)))
        case nil: return Answer(found: .timetables([]))
        }
    }

    /// With more of a plan, up to as many as there are to be.
    private func choices(
        _ known: [Choice], _ request: PlanRequest, _ prepared: PreparedPlan,
        _ problem: StartPlan.Problem, _ clinic: Clinic
    ) -> [Choice] {
        var search = TimetableSearch(
            request, in: problem.diary, rules: clinic.settings.placementRules)
        let more = search.more(than: known.map(\.placed), upTo: count - known.count)
        return known + more.map { Choice(placed: $0, prepared: prepared) }
    }

    /// With those of the doses near the one asked for, where there are fewer than there are to be.
    private func thinner(
        _ known: [Choice], _ problem: StartPlan.Problem, _ clinic: Clinic
    ) throws -> [Choice] {
        guard plan.wishes.asPossible else { return known }
        var all = known
        for dose in problem.prepared.outline.template.nearestDoses where all.count < count {
            guard let lesser = try clinic.lesserPlan(plan.wishes, dose, problem.prepared),
                lesser.needsReason == nil
            else { continue }
            all = choices(all, lesser.request, lesser.prepared, problem, clinic)
        }
        return all
    }

    package func carryOut(
        _ act: Act, _ problem: StartPlan.Problem, _ answer: Answer
    ) throws -> ReservedTimetables {
        switch answer.found {
        case .doesNotFit(let refusal, let found): throw plan.refusal(refusal, problem, found)
        case .timetables(let choices):
            return ReservedTimetables(
                patient: problem.prepared.patient,
                cause: problem.prepared.outline.template.name, asked: count,
                timetables: try choices.map { try keep($0.placed, $0.prepared, act) })
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
