/// A column that came later than its table.
struct LaterColumn: Sendable {
    let name: String
    /// Its type and what it must hold.
    let definition: String
    /// The version that brought it.
    let since: Int
    /// `nil` for what is usual in its table.
    let kind: ColumnKind?

    init(_ name: String, _ definition: String, since: Int, _ kind: ColumnKind? = nil) {
        (self.name, self.definition, self.since, self.kind) = (name, definition, since, kind)
    }
}

/// What history makes of a column, and what becomes of it when its patient is erased.
enum ColumnKind: Hashable, Sendable {
    /// It is told to everybody, and it stays.
    case open
    /// It is kept apart, and it is emptied.
    case personal
    /// It is kept apart, and another column of the row takes its place.
    case covered(by: String)
    /// It is told to everybody, and it is emptied: it names a row that goes.
    case reference
    /// It is no part of history, and it stays: what calendars elsewhere have.
    case elsewhere

    var isPersonal: Bool {
        switch self {
        case .personal, .covered: true
        case .open, .reference, .elsewhere: false
        }
    }
}
