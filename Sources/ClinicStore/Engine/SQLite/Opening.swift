import Foundation
import GRDB

extension SQLiteEngine {
    /// Opens the clinic's file; makes it first when there is none and `create` is set.
    ///
    /// - Throws: a `StoreError` that tells why the file is not used; it is then as it was, byte for
    ///   byte.
    static func open(path: String, create: Bool) throws -> SQLiteEngine {
        if create, !FileManager.default.fileExists(atPath: path) { try makeFile(at: path) }
        try StoreError.inspect(path)
        return try translatingErrors(path: path) {
            try examine(path)
            let pool = try DatabasePool(path: path, configuration: configuration())
            // A pool that opens lets its writer lag behind the disk.
            try pool.writeWithoutTransaction(waitForDisk)
            // A reader need not wait for whoever is writing.
            let isCurrent = try pool.read(Schema.migrator.hasCompletedMigrations)
            if !isCurrent { try Schema.bringUpToDate(pool) }
            return SQLiteEngine(database: pool)
        }
    }

    /// Files up to this size are looked through at each opening; `violations` does so with any.
    private static let examinedBytes = 2_000_000

    /// Throws when the file's log holds a newer version, or its pages are not sound.
    private static func examine(_ path: String) throws {
        var configuration = Configuration()
        // A reader leaves a log as it is, where a writer would put it into the file on closing.
        // Without a log, it is the writer that leaves nothing beside the file.
        configuration.readonly = FileManager.default.fileExists(atPath: path + "-wal")
        configuration.busyMode = waitsForOthers
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { try examine($0, path) }
        try queue.close()
    }

    static func examine(_ db: Database, _ path: String) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        try StoreError.refuseVersion(version, path: path)
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        guard pages * pageSize <= examinedBytes else { return }
        let result = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
        guard result == "ok" else { throw StoreError.damaged(path: path) }
    }

    /// Makes the whole file under another name and links it to `path` at once: no program ever sees
    /// half of it, and of two programs that make it, the second one finds the first one's.
    private static func makeFile(at path: String) throws {
        let draft = "\(path).new-\(UUID().uuidString)"
        let files = FileManager.default
        defer {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                try? files.removeItem(atPath: draft + suffix)
            }
        }
        let isMade = files.createFile(
            atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else {
            throw StoreError.cannotCreate(path: path, why: "its directory cannot be written")
        }
        try translatingErrors(path: path) {
            let queue = try DatabaseQueue(path: draft, configuration: configuration())
            try Schema.bringUpToDate(queue)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try queue.close()
        }
        do {
            try files.linkItem(atPath: draft, toPath: path)
        } catch {
            guard !files.fileExists(atPath: path) else { return }
            throw StoreError.cannotCreate(path: path, why: "its directory refuses the file")
        }
    }
}
