/// A period of RDATE or FREEBUSY (RFC 5545 section 3.3.9).
public struct CalendarPeriod: Hashable, Sendable {
    /// How a period says where it ends.
    public enum End: Hashable, Sendable {
        case time(CalendarTime)
        case duration(CalendarDuration)
    }
    /// The first instant inside it.
    public var start: CalendarTime
    /// Where it ends; nothing makes sure that this lies after `start`.
    public var end: End

    /// Reads `20260101T090000Z/20260101T100000Z` and `20260101T090000Z/PT1H`.
    init(parsing text: String, tzid: String?) throws(BadValue) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw BadValue("'\(text.shortened)' is no period") }
        start = try CalendarTime(parsing: String(parts[0]), tzid: tzid)
        let second = String(parts[1])
        if "Pp+-".unicodeScalars.contains(second.unicodeScalars.first ?? " ") {
            end = .duration(try CalendarDuration(parsing: second))
        } else {
            end = .time(try CalendarTime(parsing: second, tzid: tzid))
        }
    }
}
