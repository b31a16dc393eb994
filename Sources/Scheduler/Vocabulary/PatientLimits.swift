package import CivilTime
package import Planner

/// When a patient can come, and with whom.
package struct PatientLimits: Equatable, Sendable {
    /// Hours in which the patient can come, each week.
    package var availability: WeeklyHours
    /// Days on which the patient cannot come at all.
    package var blocked: [ClosedRange<Day>]
    /// Sessions the patient already has, and other taken time.
    package var busy: [Interval<LocalTime>]
    /// Time that has passed, or for which the patient could not be asked any more.
    package var tooSoon: [Interval<LocalTime>] = []
    /// A wish; `nil` for none.
    package var preferredTime: DayPart?
    /// A wish; only counts for sessions whose skill the therapist has.
    package var preferredTherapist: ID<Therapist>?
    /// A demand: nobody else may treat.
    package var onlyTherapist: ID<Therapist>?
    /// Minutes for which a therapist is on the way to what is asked for, and as many back; 0 in the clinic.
    package var travel = 0

    /// A patient who can come at any time, unless something is said.
    package init(
        availability: WeeklyHours = .always, blocked: [ClosedRange<Day>] = [],
        busy: [Interval<LocalTime>] = [], preferredTime: DayPart? = nil,
        preferredTherapist: ID<Therapist>? = nil, onlyTherapist: ID<Therapist>? = nil
    ) {
        self.availability = availability
        self.blocked = blocked
        self.busy = busy
        self.preferredTime = preferredTime
        self.preferredTherapist = preferredTherapist
        self.onlyTherapist = onlyTherapist
    }

    var taken: [Interval<LocalTime>] { busy + tooSoon }
}

/// A part of the day by the start of a session: before 12:00, from 12:00, from 17:00.
package enum DayPart: String, CaseIterable, Hashable, Sendable {
    case morning, afternoon, evening

    /// Whether a session that starts `minutes` after midnight lies in this part.
    package func contains(startMinutes minutes: Int) -> Bool {
        switch self {
        case .morning: minutes < 12 * 60
        case .afternoon: minutes >= 12 * 60 && minutes < 17 * 60
        case .evening: minutes >= 17 * 60
        }
    }
}
