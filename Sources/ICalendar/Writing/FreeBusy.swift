public import CivilTime

/// When somebody is busy, without saying why (RFC 5545 section 3.6.4).
public struct FreeBusy: Hashable, Sendable {
    public var uid: String
    /// When it was made.
    public var stamp: Moment
    /// Whose time it is; messages need one (RFC 5546 section 3.3.1).
    public var organizer: Person?
    public var span: Interval<Moment>
    public var busy: [Interval<Moment>]

    public init(
        uid: String, stamp: Moment, organizer: Person? = nil, span: Interval<Moment>,
        busy: [Interval<Moment>]
    ) {
        self.uid = uid
        self.stamp = stamp
        self.organizer = organizer
        self.span = span
        self.busy = busy
    }

    func write(to lines: inout ContentLines) throws(ICalendarError) {
        if let organizer { try Link.check("mailto:" + organizer.address) }
        lines.line("BEGIN:VFREEBUSY")
        lines.line("UID:", text: uid)
        lines.line("DTSTAMP:", stamp)
        lines.line("DTSTART:", span.start)
        lines.line("DTEND:", span.end)
        if let organizer { lines.append(organizer.property("ORGANIZER")) }
        for one in busy.sorted(by: { $0.start < $1.start }) {
            let period = "\(Stamp.utc(one.start))/\(Stamp.utc(one.end))"
            lines.line("FREEBUSY;FBTYPE=BUSY:", period)
        }
        lines.line("END:VFREEBUSY")
    }
}
