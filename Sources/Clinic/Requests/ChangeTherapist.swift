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

    /// Also the booked sessions outside of the therapist's hours.
    package func carryOut(_ act: Act) throws -> (therapist: Therapist, hit: [Session]) {
        var changed = try act.reading.therapist(therapist)
        try change.apply(to: &changed)
        try act.writing.updateTherapist(changed)
        return (changed, try act.hit(.therapistHours, therapist: therapist))
    }
}
