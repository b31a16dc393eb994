import Foundation
import ICalendar

/// A calendar file of somebody else's, read from disk.
struct CalendarInput {
    /// As it was told; `-` is standard input.
    let path: String
    /// What it is called where something is said of it.
    var name: String { path == "-" ? "standard input" : path }

    /// Hands over the file in portions of a MiB until `take` wants no more.
    func read(_ take: ([UInt8]) -> Bool) throws(CalendarFileRefusal) {
        guard path != "-" else { return try read(.standardInput, take) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .noFile(path: path)
        }
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
            throw .notReadable(path: path)
        }
        defer { try? file.close() }
        try read(file, take)
    }

    private func read(
        _ file: FileHandle, _ take: ([UInt8]) -> Bool
    ) throws(CalendarFileRefusal) {
        do {
            while let portion = try file.read(upToCount: 1 << 20), !portion.isEmpty {
                if !take(Array(portion)) { return }
            }
        } catch {
            throw .breaksOff(path: name)
        }
    }

    /// The whole file.
    func bytes(limit: Int = ReadLimits.standard.bytes) throws(CalendarFileRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        try read { portion in
            bytes += portion
            return bytes.count <= limit
        }
        return bytes
    }

    /// Tolerated problems; anything worse is refused, unless it is to be left out.
    func notes(
        on problems: [ReadProblem], leavingOut: Bool = false,
        of contents: CalendarFileRefusal.Contents
    ) throws(CalendarFileRefusal) -> CalendarNotes {
        let worst = problems.map(\.severity).max() ?? .warning
        guard worst == .warning || worst == .error && leavingOut else {
            throw .needsGuessing(path: name, problems, of: contents)
        }
        return CalendarNotes(path: name, problems: problems)
    }
}
