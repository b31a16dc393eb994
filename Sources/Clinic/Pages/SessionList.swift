package import CivilTime
import ClinicStore
package import Planner

/// Some of the sessions.
package struct SessionList: Page {
    /// In order of time.
    package let sessions: [SessionEntry]
    /// Which of them are asked for; all fit all.
    package let picked: Set<Picked>

    package enum Picked: Sendable {
        /// Past ones of which nobody has said what became of them.
        case unrecorded
        /// Those to come that the patient has declined.
        case declined
    }

    private enum CodingKeys: CodingKey { case sessions }
}

extension Clinic {
    /// The sessions that fit, in order of their start; what is `nil` lets all through, and both days are
    /// included.
    ///
    /// - Throws: `PageRefusal` where the last day is before the first;
    ///   `StoreError` where the file cannot be read.
    package func sessions(
        plan: ID<StoredPlan>? = nil, patient: ID<Patient>? = nil, therapist: ID<Therapist>? = nil,
        from first: Day? = nil, to last: Day? = nil, status: Session.Status? = nil,
        seriesOf session: Session? = nil
    ) throws -> [Session] {
        if let first, let last, last < first { throw PageRefusal.endsBefore(first, last) }
        var filter = SessionFilter(
            plan: plan, patient: patient, therapist: therapist, from: first, to: last,
            status: status)
        if let session {
            filter.series = session.details.series?.first
            if filter.series == nil { filter.session = session.id }
        }
        return try read { try $0.sessions(filter) }
    }

    /// Those of some sessions that are asked for, as they are listed.
    ///
    /// - Throws: what `roster()` throws.
    package func list(_ sessions: [Session], picking picked: Set<SessionList.Picked>) throws
        -> SessionList
    {
        let roster = try roster()
        return SessionList(
            sessions: roster.entries(
                sessions.filter { session in
                    (!picked.contains(.unrecorded) || session.isUnrecorded(at: now))
                        && (!picked.contains(.declined) || session.waitsAsDeclined(at: now))
                }), picked: picked)
    }
}
