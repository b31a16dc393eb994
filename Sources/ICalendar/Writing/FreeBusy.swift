public import CivilTime

/// When somebody is busy, without saying why (RFC 5545 section 3.6.4).
public struct FreeBusy: Hashable, Sendable {
    /// How free a time is (RFC 5545 section 3.2.9).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case free = "FREE"
        case busy = "BUSY"
        case tentative = "BUSY-TENTATIVE"
        /// Nobody can take it: outside of the hours of work.
        case unavailable = "BUSY-UNAVAILABLE"
    }
    /// A span of time of one kind.
    public struct Period: Hashable, Sendable {
        /// The time it covers.
        public var span: Interval<Moment>
        public var kind: Kind

        public init(_ span: Interval<Moment>, _ kind: Kind = .busy) {
            self.span = span
            self.kind = kind
        }
    }

    public var uid: String
    /// When this answer was made (DTSTAMP).
    public var stamp: Moment
    /// Whose time it is; a message needs one (RFC 5546 section 3.3.1).
    public var organizer: Person?
    /// What the whole of it is about; periods are cut to it, and left out if they lie outside.
    public var span: Interval<Moment>
    /// In any order; they are written in the order of their starts, then of their ends.
    public var periods: [Period]

    public init(
        uid: String, stamp: Moment, organizer: Person? = nil, span: Interval<Moment>,
        periods: [Period]
    ) {
        self.uid = uid
        self.stamp = stamp
        self.organizer = organizer
        self.span = span
        self.periods = periods
    }

    func write(to lines: inout ContentLines) throws(ICalendarError) {
        if let organizer { try Link.check("mailto:" + organizer.address) }
        lines.line("BEGIN:VFREEBUSY")
        lines.line("UID:", text: uid)
        lines.line("DTSTAMP:", stamp)
        lines.line("DTSTART:", span.start)
        lines.line("DTEND:", span.end)
        if let organizer { lines.append(organizer.property("ORGANIZER")) }
        for period in told { period.write(to: &lines) }
        lines.line("END:VFREEBUSY")
    }

    private var told: [Period] {
        periods.compactMap { period in
            Interval(max(period.span.start, span.start), min(period.span.end, span.end))
                .map { Period($0, period.kind) }
        }
        .sorted {
            ($0.span.start, $0.span.end, $0.kind.rawValue)
                < ($1.span.start, $1.span.end, $1.kind.rawValue)
        }
    }
}

extension FreeBusy.Period {
    fileprivate func write(to lines: inout ContentLines) {
        lines.put("FREEBUSY;FBTYPE=")
        lines.put(kind.rawValue)
        lines.put(":")
        lines.put(Stamp.utc(span.start))
        lines.put("/")
        lines.put(Stamp.utc(span.end))
        lines.endLine()
    }
}
