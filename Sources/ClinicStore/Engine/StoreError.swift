package import CivilTime

/// Why the store did not do what was asked. Carries no name of a patient and no value of a row.
package enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a session would have shared with another one.
    package enum Shared: String, Hashable, Sendable, CaseIterable {
        case therapist, patient, room, seat
    }

    case missingFile(path: String)
    case isDirectory(path: String)
    case emptyFile(path: String)
    case notADatabase(path: String)
    case notOurs(path: String)
    case newerVersion(path: String, version: Int, known: Int)
    case damaged(path: String)
    case cannotCreate(path: String, why: String)
    case disk(why: String)
    case busy
    case noClinic
    case clinicExists
    /// `what` is an id like `P7`, or a kind of thing.
    case notFound(what: String)
    case doubleBooked(Shared, at: LocalTime?)
    case uidUsed
    /// A rule of the schema, in its own words.
    case refused(rule: String)
    /// `field` is `table.column`.
    case controlCharacter(field: String)
    /// A stored value that cannot be read; `field` is `table.column`.
    case unreadable(field: String, row: Int64)

    /// What is wrong.
    package var problem: String {
        switch self {
        case .missingFile(let path): "There is no file '\(path)'."
        case .isDirectory(let path): "'\(path)' is a directory, not a clinic's file."
        case .emptyFile(let path): "'\(path)' is empty, not a clinic's file."
        case .notADatabase(let path): "'\(path)' is not a database."
        case .notOurs(let path): "'\(path)' is a database of another program."
        case .newerVersion(let path, let version, let known):
            "'\(path)' has version \(version); this program knows versions up to \(known)."
        case .damaged(let path): "'\(path)' is damaged."
        case .cannotCreate(let path, let why): "'\(path)' cannot be created: \(why)."
        case .disk(let why): "The database cannot be read or written: \(why)."
        case .busy: "Another program has been writing to the database for 10 seconds."
        case .noClinic: "The database holds no clinic yet."
        case .clinicExists: "The database already holds a clinic."
        case .notFound(let what): "There is no \(what)."
        case .doubleBooked(.seat, let at):
            "The class has no seat left" + (at.map { " at \($0)." } ?? ".")
        case .doubleBooked(let shared, let at):
            "The \(shared.rawValue) is already booked" + (at.map { " at \($0)." } ?? ".")
        case .uidUsed: "The UID has been used before."
        case .refused(let rule): "The database refused the change: \(rule)."
        case .controlCharacter(let field): "The text for \(field) holds a control character."
        case .unreadable(let field, let row): "\(field) of row \(row) cannot be read."
        }
    }

    package var description: String { problem }
}
