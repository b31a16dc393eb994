public import CivilTime

/// A note, with or without a day to which it belongs (RFC 5545 section 3.6.3). It has no end and no reminder.
public struct Journal: Hashable, Sendable {
    /// What it belongs to.
    public enum Time: Hashable, Sendable {
        case undated
        case date(Day)
        /// Wall clock in the calendar's zone.
        case at(LocalTime)
    }
    /// How finished it is (RFC 5545 section 3.8.1.11).
    public enum Status: String, Hashable, Sendable {
        case draft = "DRAFT"
        case final = "FINAL"
        case cancelled = "CANCELLED"
    }

    /// Random, and never changed. Holds no host, user or address (RFC 7986 section 5.3).
    public var uid: String
    public var created: Moment?
    /// When it last changed; DTSTAMP and LAST-MODIFIED.
    public var revised: Moment
    /// SEQUENCE: how often it was revised in a way that matters. Never falls.
    public var sequence: Int
    public var time: Time
    public var summary: String
    /// The texts of the note (RFC 5545 section 3.6.3); some readers refuse more than one.
    public var descriptions: [String]
    public var status: Status
    /// Whether only the owner is to see it (CLASS:PRIVATE).
    public var isPrivate: Bool
    public var categories: [String]
    /// A CSS3 colour name, like `teal` (RFC 7986 section 5.9).
    public var color: String?
    /// A page about it: `https:`, `http:`, `tel:`, `geo:` or `mailto:`.
    public var url: String?
    /// Whose note it is. A message needs one, and so does a note with attendees.
    public var organizer: Person?
    public var attendees: [Attendee] = []

    public init(
        uid: String, created: Moment? = nil, revised: Moment, sequence: Int = 0,
        time: Time = .undated, summary: String, descriptions: [String] = [],
        status: Status = .final, isPrivate: Bool = false, categories: [String] = [],
        color: String? = nil
    ) {
        self.uid = uid
        self.created = created
        self.revised = revised
        self.sequence = sequence
        self.time = time
        self.summary = summary
        self.descriptions = descriptions
        self.status = status
        self.isPrivate = isPrivate
        self.categories = categories
        self.color = color
    }
}

extension Journal: CalendarEntry {
    static var frame: (begin: StaticString, end: StaticString) {
        ("BEGIN:VJOURNAL", "END:VJOURNAL")
    }

    var conferences: [Conference] { [] }

    var days: ClosedRange<Day>? {
        guard case .at(let time) = time else { return nil }
        return time.day...time.day
    }

    func span(_ clock: WritingClock) throws(ICalendarError) -> WrittenSpan {
        switch time {
        case .undated: WrittenSpan()
        case .date(let day): WrittenSpan(start: .date(day))
        case .at(let time): try .of(time, nil, clock)
        }
    }

    func write(_ span: WrittenSpan, _ clock: WritingClock, to lines: inout ContentLines) {
        span.start?.write(.start, clock.zone, to: &lines)
    }

    func writeRest(to lines: inout ContentLines) {
        writeRevision(to: &lines)
        for text in descriptions { lines.line("DESCRIPTION:", text: text) }
        if let url { lines.line("URL:", url) }
        writePeople(to: &lines)
        lines.line("STATUS:", status.rawValue)
        writeMarks(to: &lines)
    }
}
