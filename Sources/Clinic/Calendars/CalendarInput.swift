import Foundation
import ICalendar

/// A calendar file of somebody else's, read from disk.
struct CalendarInput {
    /// As it was told.
    let path: String

    /// How many problems are told one by one.
    private static let told = 20

    /// Hands over the file in portions of a MiB until `take` wants no more.
    func read(_ take: ([UInt8]) -> Bool) throws(Failure) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(
                .notFound, "There is no file '\(path)'.",
                remedy: "Name a calendar file, like busy.ics.")
        }
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
            throw Failure(
                .notFound, "'\(path)' is no file that can be read.",
                remedy: "Name a calendar file, like busy.ics.")
        }
        defer { try? file.close() }
        do {
            while let portion = try file.read(upToCount: 1 << 20), !portion.isEmpty {
                if !take(Array(portion)) { return }
            }
        } catch {
            throw Failure(
                .diskError, "'\(path)' cannot be read to its end.",
                remedy: "Copy the file to this computer and try again.")
        }
    }

    /// The whole file.
    func bytes(limit: Int = ReadLimits.standard.bytes) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try read { portion in
            bytes += portion
            return bytes.count <= limit
        }
        return bytes
    }

    /// Tolerated problems, as lines; anything worse is refused, unless it is to be left out.
    func warnings(
        of problems: [ReadProblem], leavingOut: Bool = false, remedy: Advice
    ) throws(Failure) -> [String] {
        let worst = problems.map(\.severity).max() ?? .warning
        guard worst == .warning || worst == .error && leavingOut else {
            throw Failure(
                .badData, "The calendar '\(path)' cannot be read without guessing.",
                remedy: remedy, details: lines(problems.filter { $0.severity > .warning }))
        }
        return lines(problems)
    }

    /// `busy.ics:12: error: the date does not exist`.
    private func lines(_ problems: [ReadProblem]) -> [String] {
        let shown = problems.prefix(Self.told).map { problem in
            path + (problem.line > 0 ? ":\(problem.line)" : "")
                + ": \(problem.severity): \(problem.reason)"
        }
        let rest = problems.count - shown.count
        return shown + (rest > 0 ? ["\(path): \(rest) more problems"] : [])
    }
}
