import Foundation
import Testing

/// What the transcripts recorded of dry runs: each command was given dry and for real in the same world.
@Suite("A dry run says what the real one says")
struct DryRunTests {
    /// A difference that a transcript recorded.
    private struct Difference {
        let file: String
        let command: String
        let lines: [String]
    }

    /// A demo makes a clinic of its own; whether the system takes a file there only trying can tell; erasing
    /// without `--yes` is refused, and the dry run that shows what it would do is the way out that is named.
    private static let others = [" /proc/clinic.db", "$ demo ", "$ patient erase P1 "]

    /// `Would book 6 sessions.` beside `Booked 6 sessions.`, and that nothing was written.
    private static func isTense(_ lines: [String]) -> Bool {
        let new = lines.filter {
            $0.hasPrefix("+ ") && !$0.hasSuffix("Dry run: nothing was written.")
        }
        let old = lines.filter { $0.hasPrefix("- ") }
        let later = old.map { "+ " + $0.dropFirst(2).replacing("Booked", with: "Would book") }
        return later == new
    }

    private static func differences(in file: String) throws -> [Difference] {
        let text = try String(
            contentsOf: TranscriptTests.folder.appendingPathComponent(file), encoding: .utf8)
        var found: [Difference] = []
        var command = ""
        var lines: [String]?
        func close() {
            if let lines { found.append(.init(file: file, command: command, lines: lines)) }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("dry") {
                close()
                lines = []
            } else if lines != nil, line.hasPrefix("+ ") || line.hasPrefix("- ") {
                lines?.append(line)
            } else {
                close()
                lines = nil
                if line.hasPrefix("$ ") || line.hasPrefix("? ") { command = line }
            }
        }
        close()
        return found
    }

    @Test(
        "text, document and exit status of every recorded command are the same, but for the tense")
    func same() throws {
        for file in TranscriptTests.files {
            for difference in try Self.differences(in: file)
            where !Self.isTense(difference.lines)
                && !Self.others.contains(where: { (difference.command + " ").contains($0) })
            {
                Issue.record(
                    "\(file): \(difference.command)\n\(difference.lines.joined(separator: "\n"))")
            }
        }
    }

    @Test("there are commands of every kind among them")
    func covered() throws {
        let commands = try TranscriptTests.files.map {
            try String(
                contentsOf: TranscriptTests.folder.appendingPathComponent($0), encoding: .utf8)
        }.joined().split(separator: "\n").filter { $0.hasPrefix("$ ") }
        #expect(commands.count > 400)
    }
}
