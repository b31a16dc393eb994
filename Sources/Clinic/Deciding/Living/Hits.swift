import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Sessions still to come that an absence hits.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func hits(of absence: Absence) throws -> [Session] {
        let filter = SessionFilter(
            therapist: absence.therapist, from: absence.span.start.day - 1,
            to: absence.span.end.day)
        return try read { try $0.sessions(filter) }.filter { session in
            session.isToCome(now) && session.details.span?.overlaps(absence.span) == true
        }
    }

    /// Sessions still to come on days, or at hours, at which the patient cannot come.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func hits(of patient: Patient) throws -> [Session] {
        let details = patient.details
        return try read { try $0.sessions(SessionFilter(patient: patient.id, from: today)) }
            .filter { session in
                let start = session.details.start
                let comes = details.available[start.day.weekday].contains {
                    $0.start <= start.time
                        && start.time.minutes + session.details.minutes <= $0.end.minutes
                }
                return session.isToCome(now)
                    && (!comes || details.blocked.contains { $0.contains(start.day) })
            }
    }
}

extension Session {
    /// Whether it is booked and has not ended.
    func isToCome(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.end > now
    }
}
