import CivilTime

/// What events, tasks and journal entries have in common (RFC 5545 sections 3.6.1 to 3.6.3).
protocol CalendarEntry {
    /// The lines around it.
    static var frame: (begin: StaticString, end: StaticString) { get }

    var uid: String { get }
    var created: Moment? { get }
    /// LAST-MODIFIED, and DTSTAMP where that is no other.
    var revised: Moment { get }
    /// When the message was made that it stands in (DTSTAMP, RFC 5545 section 3.8.7.2); `nil` outside messages.
    var stamp: Moment? { get }
    var sequence: Int { get }
    var summary: String { get }
    var url: String? { get }
    var organizer: Person? { get }
    var attendees: [Attendee] { get }
    var conferences: [Conference] { get }
    var isPrivate: Bool { get }
    var categories: [String] { get }
    var color: String? { get }

    /// The days on which the zone's clock matters; `nil` for what has no time of day.
    var days: ClosedRange<Day>? { get }
    func span(_ clock: WritingClock) throws(ICalendarError) -> WrittenSpan
    func write(_ span: WrittenSpan, _ clock: WritingClock, to lines: inout ContentLines)
    /// What follows the times.
    func writeRest(to lines: inout ContentLines)
}

extension CalendarEntry {
    var stamp: Moment? { nil }

    func checkLinks() throws(ICalendarError) {
        if let url { try Link.check(url) }
        for conference in conferences { try Link.check(conference.uri) }
        if let organizer { try Link.check("mailto:" + organizer.address) }
        for attendee in attendees { try Link.check("mailto:" + attendee.person.address) }
    }

    func writeRevision(to lines: inout ContentLines) {
        if let created { lines.line("CREATED:", created) }
        lines.line("LAST-MODIFIED:", revised)
        lines.line("SEQUENCE:", sequence)
        lines.line("SUMMARY:", text: summary)
    }

    func writePeople(to lines: inout ContentLines) {
        if let organizer { lines.append(organizer.property("ORGANIZER")) }
        for attendee in attendees { lines.append(attendee.property) }
    }

    func writeMarks(to lines: inout ContentLines) {
        if isPrivate { lines.line("CLASS:PRIVATE") }
        if !categories.isEmpty {
            let categories = categories.filter { !TextValue.escaped($0).isEmpty }
            if !categories.isEmpty { lines.append(Property("CATEGORIES", texts: categories)) }
        }
        if let color { lines.line("COLOR:", text: color) }
    }
}

/// What happens or is done somewhere: events and tasks.
protocol PlacedEntry: CalendarEntry {
    var description: String? { get }
    var location: String? { get }
    var geo: GeoPosition? { get }
}

extension PlacedEntry {
    func writeDetails(to lines: inout ContentLines) {
        writeRevision(to: &lines)
        if let description { lines.line("DESCRIPTION:", text: description) }
        if let location { lines.line("LOCATION:", text: location) }
        if let geo { lines.line("GEO:", geo.description) }
        if let url { lines.line("URL:", url) }
        for conference in conferences { lines.append(conference.property) }
        writePeople(to: &lines)
    }
}
