public import CivilTime

/// Why a calendar cannot be written.
public enum ICalendarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A time of a series that clocks in the zone skip.
    case noSuchTime(LocalTime, zone: String)
    /// An event that does not end after it starts.
    case endsBeforeItStarts(uid: String)
    /// A task that is not due after it starts, or has no positive length.
    case dueBeforeItStarts(uid: String)
    /// An entry of a message that does not say whose it is (RFC 5546 sections 3.2 to 3.5).
    case needsOrganizer(uid: String)
    /// An address of a kind that calendars must not hold, or that is not an address at all.
    case notALink(String)

    /// What is wrong, as a sentence.
    public var problem: String {
        switch self {
        case .noSuchTime(let local, let zone): "\(local) does not exist in \(zone)."
        case .endsBeforeItStarts(let uid): "The event \(uid) ends before it starts."
        case .dueBeforeItStarts(let uid): "The task \(uid) is not due after it starts."
        case .needsOrganizer(let uid): "A message has no organizer, and \(uid) needs one."
        case .notALink(let text): "'\(text.shortened)' cannot stand in a calendar as an address."
        }
    }
    /// What to do next, as a sentence.
    public var remedy: String {
        switch self {
        case .noSuchTime: "Move the event to a time before or after the clocks change."
        case .endsBeforeItStarts: "Give it an end after its start."
        case .dueBeforeItStarts: "Let it be due after its start, or leave one of the two out."
        case .needsOrganizer: "Name whose it is, with a mail address, or leave the method out."
        case .notALink: "Use an address that begins with https:, http:, tel:, geo: or mailto:."
        }
    }
    /// The problem and the remedy, a line each.
    public var description: String { "\(problem)\n\(remedy)" }
}
