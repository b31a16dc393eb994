import CivilTime
import ClinicStore
package import Planner

/// Records who came to a meeting of a class that has begun, or who did not.
package struct AttendClass: Request {
    let groupClass: ID<GroupClass>
    let time: MeetingTime
    /// `nil` for all of whom nothing was recorded.
    let patients: [ID<Patient>]?
    let attendance: RecordAttendance.Attendance

    package init(
        _ groupClass: ID<GroupClass>, at time: MeetingTime, _ patients: [ID<Patient>]?,
        _ attendance: RecordAttendance.Attendance
    ) {
        (self.groupClass, self.time) = (groupClass, time)
        (self.patients, self.attendance) = (patients, attendance)
    }

    /// What was recorded, and the seats of which nobody has said anything yet.
    package func carryOut(_ act: Act) throws -> (report: SessionReport, open: [Session]) {
        let meeting = try act.reading.meeting(of: groupClass, at: time)
        let seats = try act.reading.seats(in: meeting.id)
        var report = SessionReport()
        for seat in try meant(seats, meeting) {
            let one = try RecordAttendance(seat.id, attendance).carryOut(act)
            report.changes += one.changes
            report.remarks += one.remarks
        }
        return (report, try act.reading.seats(in: meeting.id).filter(\.isOpen))
    }

    private func meant(_ seats: [Session], _ meeting: ClassMeeting) throws -> [Session] {
        let day = meeting.details.span.start.day
        guard let patients else {
            let open = seats.filter(\.isOpen)
            guard !open.isEmpty else {
                throw ClassRefusal.allRecorded(groupClass, meeting.details.span.start)
            }
            return open
        }
        return try patients.map { patient in
            guard let seat = seats.first(where: { $0.details.patient == patient }) else {
                throw ClassRefusal.noSeat(patient, groupClass, on: day)
            }
            return seat
        }
    }
}
