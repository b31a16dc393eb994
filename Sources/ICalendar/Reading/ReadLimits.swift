/// How much of a file the reader takes in. A file that holds more gets a problem that names the line and the
/// limit.
///
/// Every loop over what a file says ends at one of these.
public struct ReadLimits: Hashable, Sendable {
    /// Octets of a file.
    public var bytes = 128 << 20
    /// Lines of a file, before unfolding.
    public var lines = 4_000_000
    /// Octets of one line after unfolding; a longer property is left out.
    public var lineLength = 1 << 20
    /// Components inside components; VCALENDAR is 1, a VALARM of an event 3.
    public var depth = 8
    /// Components of any kind in a file.
    public var components = 1_000_000
    /// Properties of one component; more are left out.
    public var properties = 20_000
    /// Parameters of one property; more are left out.
    public var parameters = 100
    /// Alarms of one event; more are left out.
    public var alarms = 100
    /// Instances of one recurring event inside the window asked for; also its single dates, and its
    /// exceptions.
    public var instancesPerEvent = 20_000
    /// Instances of all events of a file inside the window asked for.
    public var instances = 200_000
    /// Periods of one rule that are looked at, with or without an instance.
    public var recurrenceWork = 2_000_000
    /// Periods of all rules of a file that are looked at.
    public var recurrenceWorkOfFile = 20_000_000
    /// Changes of the clocks that one VTIMEZONE may define.
    public var zoneOnsets = 2_000
    /// Time zones of a file, defined or named.
    public var zones = 1_000
    /// Problems that are listed one by one; the others are counted.
    public var problems = 1_000

    /// The limits that are given above.
    public init() {}

    /// The limits that hold where no others are given.
    public static let standard = ReadLimits()
}
