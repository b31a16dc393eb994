import ClinicStore
package import Planner

/// Takes a therapist off the staff: no new sessions, and those held stay on record.
package struct RemoveTherapist: Request {
    let therapist: ID<Therapist>

    package init(_ therapist: ID<Therapist>) { self.therapist = therapist }

    /// Also the live sessions that still stand from now on.
    package func carryOut(_ act: Act) throws -> (removed: Therapist, ahead: [Session]) {
        try act.writing.removeTherapist(therapist)
        let filter = SessionFilter(therapist: therapist, from: act.clinic.today)
        let ahead = try act.reading.sessions(filter)
            .filter { $0.status.isLive && $0.details.start >= act.clinic.now }
        return (try act.reading.therapist(therapist), ahead)
    }
}
