import Foundation
import GRDB

extension SQLiteEngine {
    /// Opens the clinic's file to read it, whoever may write to it: not a byte of it changes, and nothing is left beside it
    /// that others could not use.
    ///
    /// It is read where it lies if that needs nothing that was not there; else, as on a read-only disk or of an older
    /// version, a copy in memory is.
    /// - Throws: a `StoreError` that tells why the file is not used.
    static func openForReading(path: String) throws -> SQLiteEngine {
        try StoreError.inspect(path)
        return try translatingErrors(path: path) {
            if let queue = try inPlace(path) { return SQLiteEngine(database: queue) }
            return SQLiteEngine(database: try copyInMemory(of: path))
        }
    }

    /// `nil` where it cannot be read in its place, or is of an older version.
    private static func inPlace(_ path: String) throws -> DatabaseQueue? {
        var configuration = configuration()
        let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
        if hasLog {
            // Somebody writes, or was killed: the log stays as it is, and so do the marks of who reads what.
            guard FileManager.default.fileExists(atPath: path + "-shm") else { return nil }
            configuration.readonly = true
        } else {
            // A reader needs a log for the time being, and one that may write takes it away again.
            guard mayWrite(path) else { return nil }
        }
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read { try examine($0, path) }
            if try queue.read(Schema.migrator.hasCompletedMigrations) { return queue }
            try queue.close()
        } catch let error as DatabaseError where error.isOfPlace {}
        return nil
    }

    private static func mayWrite(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return access(path, W_OK) == 0 && access(folder, W_OK) == 0
    }

    /// The file and its log as they were at one moment, in the present version.
    private static func copyInMemory(of path: String) throws -> DatabaseQueue {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-\(UUID().uuidString)")
        let copy = folder.appendingPathComponent("clinic.db").path
        guard mkdir(folder.path, 0o700) == 0 else {
            throw StoreError.disk(why: "there is no room for a temporary file")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        try copyAtOneMoment(path, to: copy)
        let source = try DatabaseQueue(path: copy, configuration: configuration())
        try source.read { try examine($0, path) }
        try source.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let memory = try DatabaseQueue(configuration: configuration())
        try source.backup(to: memory)
        try source.close()
        try Schema.bringUpToDate(memory)
        return memory
    }

    /// Again and again, until nobody wrote meanwhile.
    private static func copyAtOneMoment(_ path: String, to copy: String) throws {
        let files = FileManager.default
        for _ in 0..<500 {
            let before = FileMarks(path)
            for suffix in ["", "-wal"] {
                try? files.removeItem(atPath: copy + suffix)
                guard files.fileExists(atPath: path + suffix) else { continue }
                guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path + suffix)),
                    files.createFile(
                        atPath: copy + suffix, contents: bytes,
                        attributes: [.posixPermissions: 0o600])
                else { throw StoreError.disk(why: "the file cannot be read") }
            }
            if FileMarks(path) == before { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw StoreError.busy
    }
}

extension DatabaseError {
    /// Whether it is about where the file lies, and not about what is in it.
    fileprivate var isOfPlace: Bool {
        [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM].contains(resultCode)
    }
}

/// What changes in a file and its log whenever somebody writes.
private struct FileMarks: Equatable {
    private let marks: [Int]
    private let logHead: Data?

    init(_ path: String) {
        marks = [path, path + "-wal"].flatMap { path in
            var found = stat()
            guard stat(path, &found) == 0 else { return [0] }
            return [
                Int(found.st_ino), Int(found.st_size), found.st_mtim.tv_sec, found.st_mtim.tv_nsec,
            ]
        }
        let log = FileHandle(forReadingAtPath: path + "-wal")
        logHead = try? log?.read(upToCount: 32)
    }
}
