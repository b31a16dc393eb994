import Foundation
import GRDB

/// One file, or memory that is gone with its last reference.
struct SQLiteEngine: Engine {
    let database: any DatabaseWriter

    /// A new clinic in memory.
    ///
    /// - Throws: `StoreError` where the database cannot be made.
    static func inMemory() throws -> SQLiteEngine {
        try translatingErrors {
            let queue = try DatabaseQueue(configuration: configuration())
            try Schema.bringUpToDate(queue)
            return SQLiteEngine(database: queue)
        }
    }

    /// Tables in memory that take any rows, whatever they refer to.
    ///
    /// - Throws: `StoreError` where the database cannot be made.
    static func withoutRules() throws -> SQLiteEngine {
        try translatingErrors {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            let queue = try DatabaseQueue(configuration: configuration)
            try Schema.bringUpToDate(queue)
            try queue.write { db in
                let sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                for name in try String.fetchAll(db, sql: sql) {
                    try db.execute(sql: "DROP TRIGGER \(name)")
                }
            }
            return SQLiteEngine(database: queue)
        }
    }

    func transaction<Value>(
        _ kind: TransactionKind, _ body: (any Connection) throws -> Value
    ) throws -> Value {
        try translatingErrors {
            switch kind {
            case .read: try database.read { try body(SQLiteConnection(db: $0)) }
            case .inside: try database.unsafeReentrantRead { try body(SQLiteConnection(db: $0)) }
            case .write(let keep):
                try database.writeWithoutTransaction { try Self.write($0, keep, body) }
            }
        }
    }

    private static func write<Value>(
        _ db: Database, _ keep: Bool, _ body: (any Connection) throws -> Value
    ) throws -> Value {
        var value: Value?
        try db.inTransaction(.immediate) {
            value = try body(SQLiteConnection(db: db))
            return keep ? .commit : .rollback
        }
        guard let value else { throw StoreError.disk(why: "the transaction did not run") }
        return value
    }

    func forgetErased() {
        _ = try? database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    /// The last program to close puts the log into the file, so that one file holds all.
    func close() throws {
        try translatingErrors {
            // The writer has to be the last connection: a reader would leave the log behind.
            (database as? DatabasePool)?.releaseMemory()
            try database.close()
        }
    }

    /// Looks each millisecond, for ten seconds, whether the others are done. SQLite's own waiting looks less and less
    /// often, ten times a second in the end, and so may miss many of the moments between short transactions.
    static let waitsForOthers = Database.BusyMode.callback { tries in
        Thread.sleep(forTimeInterval: 0.001)
        return tries < 10_000
    }

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = waitsForOthers
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

    /// Like `3.40.1`.
    static var version: String {
        let version = try? DatabaseQueue().read { db in
            try String.fetchOne(db, sql: "SELECT sqlite_version()")
        }
        return version ?? "not available"
    }
}
