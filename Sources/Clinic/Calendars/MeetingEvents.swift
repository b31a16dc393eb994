import CivilTime
import ClinicCalendar
import ClinicStore
import ICalendar
import Planner

extension Clinic {
    /// The meetings of classes as events of a calendar of those who treat, in order of their start; cancelled ones
    /// until their day has passed.
    func meetingEvents(
        of subject: CalendarSubject, _ options: CalendarOptions, for staff: StaffReader,
        _ reading: StoreReading
    ) throws -> [Event] {
        let classes = try reading.groupClasses()
        guard !classes.isEmpty, options.parts.contains(.sessions) else { return [] }
        let meetings = try reading.meetings().filter { meeting in
            let isOfDay = meeting.status == .held || meeting.details.span.start.day >= today
            guard case .therapist(let id) = subject else { return isOfDay }
            return isOfDay && meeting.details.therapist == id
        }
        return try meetings.map { meeting in
            let name = classes.first { $0.id == meeting.details.groupClass }?.details.name
            return meeting.event(
                options, for: staff, called: name ?? "\(meeting.details.groupClass)",
                seated: try reading.seats(in: meeting.id).map(\.details.patient))
        }
    }
}
