import CivilTime

/// Writes a calendar's components one after the other.
struct CalendarEncoder {
    private let zone: ZoneRules
    private let clock: WritingClock
    /// Whether it is a message, which needs somebody who sends it.
    private var isMessage = false
    var lines = ContentLines()

    /// `inUTC` writes the times of all that does not repeat in UTC; a series keeps its wall clock.
    init(_ zone: ZoneRules, inUTC: Bool = false) {
        self.zone = zone
        clock = WritingClock(zone, inUTC: inUTC)
    }

    /// `days` are those of what is timed; `nil` leaves the time zone out.
    mutating func begin(
        _ heading: CalendarHeading, days: ClosedRange<Day>?
    ) throws(ICalendarError) {
        isMessage = heading.method != nil
        try heading.write(to: &lines)
        guard let days else { return }
        lines.append(zone.component(from: days.lowerBound, through: days.upperBound))
    }

    /// Writes an entry as a whole or, if it is wrong, not at all.
    mutating func append(_ entry: some CalendarEntry) throws(ICalendarError) {
        let span = try entry.span(clock)
        try entry.checkLinks()
        try check(entry.organizer, of: entry.uid)
        let frame = type(of: entry).frame
        lines.line(frame.begin)
        lines.line("UID:", text: entry.uid)
        lines.line("DTSTAMP:", entry.stamp ?? entry.revised)
        entry.write(span, clock, to: &lines)
        entry.writeRest(to: &lines)
        lines.line(frame.end)
    }

    mutating func append(_ freeBusy: FreeBusy) throws(ICalendarError) {
        try check(freeBusy.organizer, of: freeBusy.uid)
        try freeBusy.write(to: &lines)
    }

    /// Each message names its organizer (RFC 5546 sections 3.2 to 3.5).
    private func check(_ organizer: Person?, of uid: String) throws(ICalendarError) {
        if isMessage, organizer == nil { throw .needsOrganizer(uid: uid) }
    }

    mutating func end() { lines.line("END:VCALENDAR") }
}
