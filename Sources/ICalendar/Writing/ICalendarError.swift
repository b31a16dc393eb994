public import CivilTime

/// Why a calendar cannot be written.
public enum ICalendarError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Clocks skip the time.
    case noSuchTime(LocalTime, zone: String)
    case endsBeforeItStarts(uid: String)
    case dueBeforeItStarts(uid: String)
    /// A message without anybody who sends it.
    case needsOrganizer(uid: String)
    /// An address of a kind that calendars must not hold, or no address at all.
    case notALink(String)

    public var problem: String {
        switch self {
        case .noSuchTime(let local, let zone): "\(local) does not exist in \(zone)."
        case .endsBeforeItStarts(let uid): "The event \(uid) ends before it starts."
        case .dueBeforeItStarts(let uid): "The task \(uid) is not due after it starts."
        case .needsOrganizer(let uid): "A message has no organizer, and \(uid) needs one."
        case .notALink(let text): "'\(text.shortened)' cannot stand in a calendar as an address."
        }
    }
    public var remedy: String {
        switch self {
        case .noSuchTime: "Move the event to a time before or after the clocks change."
        case .endsBeforeItStarts: "Give it an end after its start."
        case .dueBeforeItStarts: "Let it be due after its start, or leave one of the two out."
        case .needsOrganizer: "Name whose it is, with a mail address, or leave the method out."
        case .notALink: "Use an address that begins with https:, http:, tel:, geo: or mailto:."
        }
    }
    public var description: String { "\(problem)\n\(remedy)" }
}
