import ClinicStore
package import Planner

/// Takes a therapist off the staff: no new sessions, and those held stay on record.
package struct RemoveTherapist: Request {
    let therapist: ID<Therapist>

    package init(_ therapist: ID<Therapist>) { self.therapist = therapist }

    /// Also the booked sessions that cannot stand for it.
    package func carryOut(_ act: Act) throws -> (removed: Therapist, ahead: [Session]) {
        try act.writing.removeTherapist(therapist)
        let ahead = try act.hit(.therapistLeft, therapist: therapist)
        return (try act.reading.therapist(therapist), ahead)
    }
}
