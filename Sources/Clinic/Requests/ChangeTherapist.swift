import CivilTime
import ClinicStore
package import Planner

/// Changes what is said of a therapist; the rest stays.
package struct ChangeTherapist: Request {
    let therapist: ID<Therapist>
    let change: TherapistChange

    package init(_ therapist: ID<Therapist>, _ change: TherapistChange) {
        self.therapist = therapist
        self.change = change
    }

    /// What came of it.
    package struct Changed {
        package let therapist: Therapist
        /// The booked sessions outside of the therapist's hours.
        package let hit: [Session]
        /// How many to come stand closer together than sessions are booked from now on; 0 where that is as before.
        package let close: Int
        /// What is free of the therapist that was not before.
        package let freed: [FreedTime]
    }

    package func carryOut(_ act: Act) throws -> Changed {
        var changed = try act.reading.therapist(therapist)
        try change.apply(to: &changed)
        let before = try OpenTimes(act.clinic, act.reading, of: therapist)
        try act.writing.updateTherapist(changed)
        return Changed(
            therapist: changed, hit: try act.hit(.therapistHours, therapist: therapist),
            close: change.buffer == nil ? 0 : try act.close(of: [changed], act.clinic.settings),
            freed: try OpenTimes(act.clinic, act.reading, of: therapist).freed(since: before))
    }
}

extension Act {
    /// How many sessions to come follow another of their therapist with fewer minutes between than there are to be.
    func close(of therapists: [Therapist], _ settings: ClinicSettings) throws -> Int {
        try therapists.reduce(0) { count, therapist in
            let filter = SessionFilter(therapist: therapist.id, from: today)
            let spans = try reading.sessions(filter).filter(\.status.isLive)
                .compactMap(\.details.span).sorted { $0.start < $1.start }
            let buffer = therapist.buffer ?? settings.buffer
            return count
                + zip(spans, spans.dropFirst()).count { $1.start.minute - $0.end.minute < buffer }
        }
    }
}
