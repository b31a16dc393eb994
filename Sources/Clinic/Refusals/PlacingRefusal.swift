package import CivilTime
package import Planner
package import Scheduler

/// A plan finds no places: which of it, why, and the ways out.
package struct PlacingRefusal: ClinicRefusal, Hashable {
    package let refusal: Refusal
    package let outline: PlanOutline
    /// The first and the last day on which it might have started.
    package let starts: ClosedRange<Day>
    package let patient: ID<Patient>
    /// When the patient can come, as it is on record.
    package let available: WeeklyHours
    /// Days on which the patient cannot.
    package let blocked: [ClosedRange<Day>]
    /// The held plan that finds no places; `nil` for one that is being made.
    package let held: StoredPlan?
    /// What the nearest dose that fits gives up; `nil` where none is known.
    package let nearest: DoseLoss?
    /// Whether that needs a reason on record.
    package let nearestNeedsReason: Bool
    /// The names of those who might have held it.
    package let therapists: [ID<Therapist>: String]

    package var kind: RefusalKind { .refused }

    init(
        _ refusal: Refusal, of outline: PlanOutline, _ patient: ID<Patient>,
        _ request: PlanRequest, in diary: Diary,
        held: StoredPlan? = nil, nearest: DoseLoss? = nil, nearestNeedsReason: Bool = false
    ) {
        self.refusal = refusal
        self.outline = outline
        self.patient = patient
        available = request.patient.availability
        blocked = request.patient.blocked
        self.held = held
        self.nearest = nearest
        self.nearestNeedsReason = nearestNeedsReason
        let first = request.earliestStart
        starts = first...max(first, first + request.maxStartDelayDays)
        therapists = Dictionary(
            diary.therapists.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
