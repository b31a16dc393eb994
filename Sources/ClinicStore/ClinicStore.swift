import GRDB

/// The clinic's file: everything that is kept, in one SQLite database.
///
/// Every write is one transaction with one history entry. Several programs may use one file.
package struct ClinicStore: Sendable {
    let database: any DatabaseWriter
    /// Whether it is used by the body of a `read` or `write`, and so reads what that sees.
    private let isInside: Bool

    init(database: any DatabaseWriter) { self.init(database: database, isInside: false) }

    private init(database: any DatabaseWriter, isInside: Bool) {
        self.database = database
        self.isInside = isInside
    }

    /// The same file for use in the body of a `read` or `write`: it reads the same state as that, with what has been
    /// written there so far.
    package var inside: ClinicStore { ClinicStore(database: database, isInside: true) }

    /// A store in memory, which is gone with its last reference.
    ///
    /// - Throws: `StoreError` where the database cannot be made.
    package static func inMemory() throws -> ClinicStore {
        try translatingErrors {
            let queue = try DatabaseQueue(configuration: configuration())
            try Schema.migrator.migrate(queue)
            return ClinicStore(database: queue)
        }
    }

    /// Reads one state of the database, whatever is written meanwhile.
    ///
    /// - Throws: `StoreError` where the file cannot be read; what `body` throws.
    package func read<Value>(_ body: (StoreReading) throws -> Value) throws -> Value {
        try translatingErrors {
            isInside
                ? try database.unsafeReentrantRead { try body(StoreReading(db: $0)) }
                : try database.read { try body(StoreReading(db: $0)) }
        }
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
        try write(change, keep: true, body, telling: { $0 })
    }

    /// Does what `write` does, with all its refusals, and takes it all back: for `--dry-run`.
    ///
    /// - Throws: what `write` throws.
    package func rehearse<Value>(
        _ change: Change, _ body: (StoreWriting) throws -> Value
    ) throws -> Value {
        try write(change, keep: false, body, telling: { $0 })
    }

    /// Writes and reports it: `telling` comes after the history entry and inside the transaction, so it reads
    /// (by `inside`) what is then kept, or taken back unless `keep`.
    ///
    /// - Throws: as `write(_:_:)`; what `telling` throws takes all back, too.
    package func write<Value, Told>(
        _ change: Change, keep: Bool, _ body: (StoreWriting) throws -> Value,
        telling: (Value) throws -> Told
    ) throws -> Told {
        try translatingErrors {
            try database.writeWithoutTransaction { db in
                var told: Told?
                let writing = StoreWriting(db: db, change: change)
                try db.inTransaction(.immediate) {
                    let value = try body(writing)
                    try AppendingHistory(db: db, change: change, touched: writing.touched).append()
                    told = try telling(value)
                    return keep ? .commit : .rollback
                }
                if keep, !writing.touched.erased.isEmpty {
                    // What is erased leaves the log too, now or when its last reader is gone.
                    _ = try? db.checkpoint(.truncate)
                }
                guard let told else { throw StoreError.disk(why: "the transaction did not run") }
                return told
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

    /// What is committed is on the disk before anybody hears of it: a power cut right after loses nothing.
    static func waitForDisk(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
    }
}
