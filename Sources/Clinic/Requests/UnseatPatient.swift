package import CivilTime
import ClinicStore
package import Planner

/// Cancels the seats of a patient in meetings of a class that are to come, with a coded reason.
package struct UnseatPatient: Request {
    let groupClass: ID<GroupClass>
    let patient: ID<Patient>
    let time: MeetingTime?
    let from: Day?
    let why: Session.CancelReason

    package var reason: String? { why.rawValue }

    /// In one meeting, or in all from a day on.
    package init(
        _ patient: ID<Patient>, from groupClass: ID<GroupClass>, at time: MeetingTime? = nil,
        since from: Day? = nil, why: Session.CancelReason
    ) {
        (self.groupClass, self.patient, self.why) = (groupClass, patient, why)
        (self.time, self.from) = (time, from)
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        var filter = SessionFilter(patient: patient, from: from ?? act.today)
        filter.groupClass = groupClass
        let meeting = try time.map { try act.reading.meeting(of: groupClass, at: $0).id }
        let seats = try act.reading.sessions(filter).filter {
            $0.isAhead(act.now) && (meeting == nil || $0.details.seat?.meeting == meeting)
        }
        guard !seats.isEmpty else {
            throw ClassRefusal.noSeat(patient, groupClass, on: time?.day ?? from)
        }
        return try act.cancel(seats, why: why)
    }
}
