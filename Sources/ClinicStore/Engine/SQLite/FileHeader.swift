import Foundation

/// The first 100 bytes of a SQLite file (sqlite.org/fileformat.html, section 1.3).
///
/// Read without SQLite, so that a file that is not ours is not touched, nor anything made beside it.
struct FileHeader {
    let applicationID: Int
    let userVersion: Int
    /// What the header says the whole file's size is; `nil` when it does not say.
    let bytes: Int?

    static let magic = Array("SQLite format 3\0".utf8)

    /// `nil` when this is no SQLite file.
    init?(_ header: [UInt8]) {
        guard header.count >= 100, header.starts(with: Self.magic) else { return nil }
        func number(at offset: Int, bytes: Int) -> Int {
            header[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
        }
        applicationID = number(at: 68, bytes: 4)
        userVersion = number(at: 60, bytes: 4)
        let pageSize = number(at: 16, bytes: 2)
        // The page count holds only when it was written with the last change.
        let isCurrent = number(at: 24, bytes: 4) == number(at: 92, bytes: 4)
        bytes = isCurrent ? (pageSize == 1 ? 65_536 : pageSize) * number(at: 28, bytes: 4) : nil
    }
}

extension StoreError {
    /// Throws unless the file at `path` looks like a whole clinic's file of a known version.
    static func inspect(_ path: String) throws {
        var isDirectory = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw StoreError.missingFile(path: path)
        }
        guard !isDirectory.boolValue else { throw StoreError.isDirectory(path: path) }
        let (start, size) = try beginning(of: path)
        guard size > 0 else { throw StoreError.emptyFile(path: path) }
        guard let header = FileHeader(start) else { throw StoreError.notADatabase(path: path) }
        guard header.applicationID == Schema.applicationID else {
            throw StoreError.notOurs(path: path)
        }
        try refuseVersion(header.userVersion, path: path)
        // With a log beside it, the file may still be behind what its header will say.
        let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
        if !hasLog, let bytes = header.bytes, size < bytes {
            throw StoreError.damaged(path: path)
        }
    }

    static func refuseVersion(_ version: Int, path: String) throws {
        guard version >= 1 else { throw StoreError.damaged(path: path) }
        guard version <= Schema.version else {
            throw StoreError.newerVersion(path: path, version: version, known: Schema.version)
        }
    }

    private static func beginning(of path: String) throws -> (bytes: [UInt8], size: Int) {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            let bytes = try handle.read(upToCount: 100) ?? Data()
            return (Array(bytes), Int(try handle.seekToEnd()))
        } catch {
            throw StoreError.disk(why: "the file cannot be read")
        }
    }
}
