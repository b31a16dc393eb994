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

    package func carryOut(_ act: Act) throws -> Therapist {
        var therapist = try act.reading.therapist(therapist)
        try change.apply(to: &therapist)
        try act.writing.updateTherapist(therapist)
        return therapist
    }
}
