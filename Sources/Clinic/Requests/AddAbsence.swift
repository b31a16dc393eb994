package import CivilTime
import ClinicStore
package import Planner

/// Writes that a therapist is away, whatever stands in that time.
package struct AddAbsence: Request {
    let therapist: ID<Therapist>
    let span: Interval<LocalTime>
    let why: String?

    package init(of therapist: ID<Therapist>, _ span: Interval<LocalTime>, why: String? = nil) {
        self.therapist = therapist
        self.span = span
        self.why = why
    }

    /// Also the sessions to come that it hits.
    package func carryOut(_ act: Act) throws -> (absence: Absence, hit: [Session]) {
        let why = try why.map(Text.reason)
        let absence = try act.writing.addAbsence(of: therapist, span: span, reason: why)
        return (absence, try act.troubles.hit(by: absence, act.reading))
    }
}
