public import CivilTime

/// What tells one event of a file from others without giving its title away.
public struct EventLabel: Hashable, Sendable {
    /// The day of its first instance, as it is written; `nil` where that cannot be read.
    public let day: Day?
    /// How many letters its title has; 0 for none.
    public let titleLength: Int
    /// Empty when the file gives none.
    public let uid: String
}

extension EventLabel: CustomStringConvertible {
    /// `event of 2026-12-07, title of 12 letters`; without a title `event of 2026-12-07, UID a@example.test`.
    public var description: String {
        let name =
            titleLength > 0
            ? "title of \(titleLength) letter\(titleLength == 1 ? "" : "s")"
            : "UID \(uid.shortened)"
        let parts = [
            day.map { "event of \($0)" } ?? "event",
            titleLength == 0 && uid.isEmpty ? nil : name,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
