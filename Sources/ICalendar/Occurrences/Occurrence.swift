/// An instance of an event.
public struct Occurrence: Hashable, Sendable {
    /// Empty when the file gives none.
    public let uid: String
    /// Seconds since 1970-01-01T00:00:00Z.
    public let start: Int
    /// Not before `start`; equal for an event without length.
    public let end: Int
    public let isAllDay: Bool
    public let isCancelled: Bool
    /// Whether it leaves the time free.
    public let isTransparent: Bool
    /// Where the event begins in the file, from 1.
    public let line: Int
}
