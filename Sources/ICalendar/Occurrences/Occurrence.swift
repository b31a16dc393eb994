/// One instance of an event.
public struct Occurrence: Hashable, Sendable {
    /// The UID of the event; empty when the file gives none.
    public let uid: String
    /// In seconds since 1970-01-01T00:00:00Z.
    public let start: Int
    /// In seconds since 1970-01-01T00:00:00Z. Not before `start`; equal to it for an event without length.
    public let end: Int
    /// Whether the file gives dates, not times.
    public let isAllDay: Bool
    /// Whether it does not take place.
    public let isCancelled: Bool
    /// Whether it leaves the time free.
    public let isTransparent: Bool
    /// The line of the file in which the event begins, from 1.
    public let line: Int
}
