import Foundation
import GRDB

extension ClinicStore {
    /// Opens the clinic's file; makes it first when there is none and `create` is set.
    ///
    /// - Throws: a `StoreError` that tells why the file is not used; it is then as it was, byte for
    ///   byte.
    package static func open(path: String, create: Bool = false) throws -> ClinicStore {
        if create, !FileManager.default.fileExists(atPath: path) { try makeFile(at: path) }
        try StoreError.inspect(path)
        return try translatingErrors(path: path) {
            try examine(path)
            let pool = try DatabasePool(path: path, configuration: configuration())
            try Schema.migrator.migrate(pool)
            return ClinicStore(database: pool)
        }
    }

    /// Files up to this size are looked through at each opening; `violations` does so with any.
    private static let examinedBytes = 2_000_000

    /// Throws when the file's log holds a newer version, or its pages are not sound.
    private static func examine(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            try StoreError.refuseVersion(version, path: path)
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            guard pages * pageSize <= examinedBytes else { return }
            let result = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
            guard result == "ok" else { throw StoreError.damaged(path: path) }
        }
        try queue.close()
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
            try Schema.migrator.migrate(queue)
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
