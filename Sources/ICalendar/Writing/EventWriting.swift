import CivilTime

extension Event {
    func checkLinks() throws(ICalendarError) {
        if let url { try Link.check(url) }
        for conference in conferences { try Link.check(conference.uri) }
        for person in attendees.map(\.person) + [organizer].compactMap({ $0 }) {
            try Link.check("mailto:" + person.address)
        }
    }

    /// What follows the times.
    func write(to lines: inout ContentLines) {
        if let created { lines.line("CREATED:", created) }
        lines.line("LAST-MODIFIED:", revised)
        lines.line("SEQUENCE:", sequence)
        lines.line("SUMMARY:", text: summary)
        if let description { lines.line("DESCRIPTION:", text: description) }
        if let location { lines.line("LOCATION:", text: location) }
        if let geo { lines.line("GEO:", geo.description) }
        if let url { lines.line("URL:", url) }
        for conference in conferences { lines.append(conference.property) }
        if let organizer { lines.append(organizer.property("ORGANIZER")) }
        for attendee in attendees { lines.append(attendee.property) }
        lines.line("STATUS:", status.rawValue)
        if isTransparent { lines.line("TRANSP:TRANSPARENT") }
        if isPrivate { lines.line("CLASS:PRIVATE") }
        if !categories.isEmpty {
            let categories = categories.filter { !TextValue.escaped($0).isEmpty }
            if !categories.isEmpty { lines.append(Property("CATEGORIES", texts: categories)) }
        }
        if let color { lines.line("COLOR:", text: color) }
    }
}

extension Alarm {
    func write(to lines: inout ContentLines) {
        lines.line("BEGIN:VALARM")
        if let uid { lines.line("UID:", text: uid) }
        lines.line("ACTION:DISPLAY")
        lines.put("TRIGGER:")
        lines.put(CalendarDuration(minutes: -minutesBefore))
        lines.endLine()
        lines.line("DESCRIPTION:", text: text)
        if let acknowledged { lines.line("ACKNOWLEDGED:", acknowledged) }
        lines.line("END:VALARM")
    }
}
