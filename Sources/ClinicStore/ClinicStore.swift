/// The clinic's file: everything that is kept, in one SQLite database.
///
/// Every write is one transaction with one history entry. Several programs may use one file.
package struct ClinicStore: Sendable {
    let engine: any Engine
    /// Whether it is used by the body of a `read` or `write`, and so reads what that sees.
    private let isInside: Bool

    init(_ engine: any Engine) { self.init(engine, isInside: false) }

    private init(_ engine: any Engine, isInside: Bool) {
        self.engine = engine
        self.isInside = isInside
    }

    /// The same file for use in the body of a `read` or `write`: it reads the same state as that, with what has been
    /// written there so far.
    package var inside: ClinicStore { ClinicStore(engine, isInside: true) }

    /// Opens the clinic's file; makes it first when there is none and `create` is set.
    ///
    /// - Throws: a `StoreError` that tells why the file is not used; it is then as it was, byte for
    ///   byte.
    package static func open(path: String, create: Bool = false) throws -> ClinicStore {
        ClinicStore(try SQLiteEngine.open(path: path, create: create))
    }

    /// Opens the clinic's file to read it: not a byte of it changes, whoever may write to it, and nothing may be written.
    ///
    /// - Throws: a `StoreError` that tells why the file is not used.
    package static func openForReading(path: String) throws -> ClinicStore {
        ClinicStore(try SQLiteEngine.openForReading(path: path))
    }

    /// A store in memory, which is gone with its last reference.
    ///
    /// - Throws: `StoreError` where the database cannot be made.
    package static func inMemory() throws -> ClinicStore {
        ClinicStore(try SQLiteEngine.inMemory())
    }

    /// Closes the file now and not with the last reference; nothing may be read or written after.
    ///
    /// - Throws: `StoreError` where the file cannot be closed.
    package func close() throws { try engine.close() }

    /// Like `3.40.1`.
    package static var sqliteVersion: String { SQLiteEngine.version }

    /// Reads one state of the database, whatever is written meanwhile.
    ///
    /// - Throws: `StoreError` where the file cannot be read; what `body` throws.
    package func read<Value>(_ body: (StoreReading) throws -> Value) throws -> Value {
        try engine.transaction(isInside ? .inside : .read) { try body(StoreReading(db: $0)) }
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
        var isErasing = false
        let told = try engine.transaction(.write(keep: keep)) { db in
            let writing = StoreWriting(db: db, change: change)
            let value = try body(writing)
            try AppendingHistory(db: db, change: change, touched: writing.touched).append()
            isErasing = !writing.touched.erased.isEmpty
            return try telling(value)
        }
        if keep, isErasing { engine.forgetErased() }
        return told
    }
}
