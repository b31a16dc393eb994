import CivilTime
package import ICalendar
package import Planner

extension ClassMeeting {
    /// The meeting as one event in the calendars of those who treat, with its own UID and SEQUENCE, whoever is seated.
    package func event(
        _ options: CalendarOptions, for staff: StaffReader, called name: String,
        seated: [ID<Patient>]
    ) -> Event {
        let words = staff.words(of: self, called: name, seated: seated, options)
        let isCancelled = status == .cancelled
        return Event(
            uid: uid, created: created, revised: revised, sequence: sequence,
            time: .timed(start: details.span.start, end: details.span.end),
            summary: (isCancelled ? "Cancelled: " : "") + words.summary,
            description: words.description, location: words.location,
            status: isCancelled ? .cancelled : .confirmed, isTransparent: isCancelled,
            isPrivate: true, categories: [], color: nil
        ).ringing(options.bells.sessions)
    }
}
