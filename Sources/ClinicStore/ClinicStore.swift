package import CivilTime
import GRDB

/// The clinic's file: everything that is kept, in one SQLite database.
///
/// Every write is one transaction with one history entry. Several programs may use one file.
package struct ClinicStore: Sendable {
    let database: any DatabaseWriter

    init(database: any DatabaseWriter) { self.database = database }

    /// A store that is gone with its last reference.
    package static func inMemory() throws -> ClinicStore {
        try translatingErrors {
            let queue = try DatabaseQueue(configuration: configuration())
            try Schema.migrator.migrate(queue)
            return ClinicStore(database: queue)
        }
    }

    /// Reads one state of the database, whatever is written meanwhile.
    package func read<Value>(_ body: (StoreReading) throws -> Value) throws -> Value {
        try translatingErrors { try database.read { try body(StoreReading(db: $0)) } }
    }

    /// Writes all that `body` does in one transaction and one history entry, or nothing at all.
    ///
    /// No other program writes between what `body` reads and what it writes. A `body` that changes
    /// nothing leaves no history entry.
    /// - Throws: `StoreError.busy` after ten seconds, `.doubleBooked`, `.refused`; what `body`
    ///   throws.
    @discardableResult
    package func write<Value>(
        _ change: Change, _ body: (StoreWriting) throws -> Value
    ) throws -> Value {
        try transaction(change, keep: true, body)
    }

    /// Does what `write` does and takes it all back: for `--dry-run`, with all its refusals.
    package func rehearse<Value>(
        _ change: Change, _ body: (StoreWriting) throws -> Value
    ) throws -> Value {
        try transaction(change, keep: false, body)
    }

    private func transaction<Value>(
        _ change: Change, keep: Bool, _ body: (StoreWriting) throws -> Value
    ) throws -> Value {
        try translatingErrors {
            try database.writeWithoutTransaction { db in
                var value: Value?
                let writing = StoreWriting(db: db, change: change)
                try db.inTransaction(.immediate) {
                    value = try body(writing)
                    try writing.appendHistory()
                    return keep ? .commit : .rollback
                }
                if keep, !writing.touched.erased.isEmpty {
                    // What is erased leaves the log too, now or when its last reader is gone.
                    _ = try? db.checkpoint(.truncate)
                }
                guard let value else { throw StoreError.disk(why: "the transaction did not run") }
                return value
            }
        }
    }

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            // What is erased is overwritten in the file.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try waitForDisk(db)
        }
        return configuration
    }

    /// What is committed is on the disk before anybody is told: a power cut right after loses nothing.
    static func waitForDisk(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
    }
}

/// Who changes what and why: the head of a history entry.
package struct Change: Hashable, Sendable {
    package var actor: String
    /// The command as given, with ids in the place of names: it is kept when a patient is erased.
    package var command: String
    package var reason: String?
    package var at: Moment

    package init(actor: String, command: String, reason: String? = nil, at: Moment) {
        self.actor = actor
        self.command = command
        self.reason = reason
        self.at = at
    }
}
