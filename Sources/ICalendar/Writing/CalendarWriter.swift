public import CivilTime

/// Writes a calendar part by part, straight to a file or a socket, in bounded memory.
///
/// End with `finish`. An entry that is wrong throws, and nothing of it is written.
public struct CalendarWriter {
    private var encoder: CalendarEncoder
    private let sink: ([UInt8]) throws -> Void

    /// Octets that are gathered before the sink is called.
    private static let portion = 1 << 16

    /// Begins a calendar, with its heading and its time zone.
    ///
    /// `days` are those from the first to the last timed entry, for which the time zone is written: `nil`
    /// when all are whole days, `Calendar.daysOfNothing` when there are none. `inUTC` writes the times of all
    /// that does not repeat in UTC, so that `days` are those of the series only. `sink` is called with some
    /// 64 KiB at a time.
    ///
    /// - Throws: `ICalendarError.notALink` for a `source` that must not stand in the heading.
    public init(
        _ heading: CalendarHeading, in zone: ZoneRules, days: ClosedRange<Day>?,
        inUTC: Bool = false, to sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        encoder = CalendarEncoder(zone, inUTC: inUTC)
        encoder.lines.reserve(Self.portion + 4096)
        self.sink = sink
        try encoder.begin(heading, days: days)
    }

    /// Adds an event.
    ///
    /// - Throws: `ICalendarError` when it cannot be written; what the sink throws.
    public mutating func write(_ event: Event) throws {
        try encoder.append(event)
        try flush(atLeast: Self.portion)
    }

    /// Adds a task.
    ///
    /// - Throws: `ICalendarError` when it cannot be written; what the sink throws.
    public mutating func write(_ todo: Todo) throws {
        try encoder.append(todo)
        try flush(atLeast: Self.portion)
    }

    /// Adds a journal entry.
    ///
    /// - Throws: `ICalendarError` when it cannot be written; what the sink throws.
    public mutating func write(_ journal: Journal) throws {
        try encoder.append(journal)
        try flush(atLeast: Self.portion)
    }

    /// Adds the times at which somebody is busy.
    ///
    /// - Throws: `ICalendarError` when they cannot be written; what the sink throws.
    public mutating func write(_ freeBusy: FreeBusy) throws {
        try encoder.append(freeBusy)
        try flush(atLeast: Self.portion)
    }

    /// Ends the calendar and hands the rest to the sink.
    ///
    /// - Throws: what the sink throws.
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
