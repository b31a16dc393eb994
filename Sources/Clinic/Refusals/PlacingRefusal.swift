package import CivilTime
package import Planner
package import Scheduler

/// A plan finds no places: which of it, why, and the ways out.
package struct PlacingRefusal: ClinicRefusal, Hashable {
    package let refusal: Refusal
    package let outline: PlanOutline
    /// The first and the last day on which it might have started.
    package let starts: ClosedRange<Day>
    /// The names of those who might have held it.
    package let therapists: [ID<Therapist>: String]

    package var kind: RefusalKind { .refused }

    init(_ refusal: Refusal, of outline: PlanOutline, _ request: PlanRequest, in diary: Diary) {
        self.refusal = refusal
        self.outline = outline
        let first = request.earliestStart
        starts = first...max(first, first + request.maxStartDelayDays)
        therapists = Dictionary(
            diary.therapists.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
