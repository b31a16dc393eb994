public import CivilTime

/// When somebody is busy, without saying why (RFC 5545 section 3.6.4).
public struct FreeBusy: Hashable, Sendable {
    /// What is known of a time (RFC 5545 section 3.2.9).
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case free = "FREE"
        case busy = "BUSY"
        case tentative = "BUSY-TENTATIVE"
        /// Taken, and nobody could take it: outside of the hours of work.
        case unavailable = "BUSY-UNAVAILABLE"
    }
    public struct Period: Hashable, Sendable {
        public var span: Interval<Moment>
        public var kind: Kind

        public init(_ span: Interval<Moment>, _ kind: Kind = .busy) {
            self.span = span
            self.kind = kind
        }
    }

    public var uid: String
    /// When it was made.
    public var stamp: Moment
    /// Whose time it is; messages need one (RFC 5546 section 3.3.1).
    public var organizer: Person?
    /// What is told about; what lies outside is left out or cut.
    public var span: Interval<Moment>
    /// In any order; they are told in the order of their starts, then their ends.
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
