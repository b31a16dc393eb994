package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Time of a therapist that was taken and is free now.
package struct FreedTime: Hashable, Sendable {
    package let therapist: ID<Therapist>
    package let span: Interval<LocalTime>
    /// Who has just given it up, and is not asked to come then.
    package let by: ID<Patient>?

    package init(
        of therapist: ID<Therapist>, _ span: Interval<LocalTime>, by patient: ID<Patient>? = nil
    ) {
        (self.therapist, self.span, self.by) = (therapist, span, patient)
    }

    /// How well a place of so many minutes uses it, the lower the better: within it, and of a short one from its
    /// start on, so that no time too short for anybody is left; `nil` for a place that did not come to be by it.
    func waste(of place: OfferedPlace, for patient: ID<Patient>, minutes: Int) -> Int? {
        guard place.therapist == therapist, patient != by,
            let own = Interval(place.start, place.start + minutes), own.overlaps(span)
        else { return nil }
        let isShort = span.end.minute - span.start.minute <= Self.short
        let off = isShort ? abs(place.start.minute - span.start.minute) : 0
        return off + (span.contains(own) ? 0 : 1440)
    }

    /// Two sessions, in minutes: in a longer time any place is as good.
    private static let short = 120
}

extension SessionReport {
    /// The times that sessions held before and hold no more.
    var freed: [FreedTime] { changes.compactMap { FreedTime($0) } }
}

extension FreedTime {
    /// `nil` where a session holds its time, or held none before: the time of a seat is its class's.
    init?(_ change: SessionChange) {
        guard let before = change.before, before.status.isLive, before.details.seat == nil,
            let span = before.details.span,
            !change.after.status.isLive || change.after.slot.start != before.slot.start
                || change.after.slot.therapist != before.slot.therapist
        else { return nil }
        self.init(of: before.details.therapist, span, by: before.details.patient)
    }
}
