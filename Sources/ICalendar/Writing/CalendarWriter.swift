public import CivilTime

/// Writes a calendar part by part, straight to a file or a socket, in bounded memory.
///
/// Ends with `finish`; an event or a task that is wrong throws and leaves nothing behind.
public struct CalendarWriter {
    private var encoder: CalendarEncoder
    private let sink: ([UInt8]) throws -> Void

    /// Octets that are gathered before the sink is called.
    private static let portion = 1 << 16

    /// `days` are those from the first to the last timed event or task, for which the time zone is written;
    /// `nil` when all are whole days, `Calendar.daysOfNothing` when there are none. `inUTC` writes the times of
    /// all that does not repeat in UTC, so that `days` are those of the series alone. `sink` is called with some
    /// 64 KiB at a time; what it throws, and an address that must not stand in the heading, ends the writing.
    public init(
        _ heading: CalendarHeading, in zone: ZoneRules, days: ClosedRange<Day>?,
        inUTC: Bool = false, to sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        encoder = CalendarEncoder(zone, inUTC: inUTC)
        encoder.lines.reserve(Self.portion + 4096)
        self.sink = sink
        try encoder.begin(heading, days: days)
    }

    public mutating func write(_ event: Event) throws {
        try encoder.append(event)
        try flush(atLeast: Self.portion)
    }

    public mutating func write(_ todo: Todo) throws {
        try encoder.append(todo)
        try flush(atLeast: Self.portion)
    }

    public mutating func write(_ journal: Journal) throws {
        try encoder.append(journal)
        try flush(atLeast: Self.portion)
    }

    public mutating func write(_ freeBusy: FreeBusy) throws {
        try encoder.append(freeBusy)
        try flush(atLeast: Self.portion)
    }

    /// Ends the calendar and hands over the rest.
    public mutating func finish() throws {
        encoder.end()
        try flush(atLeast: 0)
    }

    private mutating func flush(atLeast count: Int) throws {
        guard encoder.lines.count >= count else { return }
        try sink(encoder.lines.bytes)
        encoder.lines.removeAll()
    }
}
