import Foundation
import Testing

/// Recorded command sequences: what every command said, as text and as JSON, dry and real.
///
/// `make transcripts` plays them with the release binary (`PHYSIO_TRANSCRIPTS=play`, `PHYSIO_BINARY=FILE`), and
/// `PHYSIO_TRANSCRIPTS=write` writes what is said now; the difference is read before it is kept.
@Suite("Transcripts")
struct TranscriptTests {
    private static let environment = ProcessInfo.processInfo.environment
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Sequences")
    static let files =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()
    /// Those that are played: all, or with `PHYSIO_TRANSCRIPTS_ONLY` the files named there.
    private static let played =
        environment["PHYSIO_TRANSCRIPTS_ONLY"].map { $0.split(separator: ",").map(String.init) }
        ?? files
    private static let isWriting = environment["PHYSIO_TRANSCRIPTS"] == "write"

    static func script(_ file: String) throws -> Script {
        Script(try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8))
    }

    @Test(
        "every command says what it said when the transcript was made",
        .enabled(
            if: environment["PHYSIO_TRANSCRIPTS"] != nil, "make transcripts plays them"),
        arguments: played)
    func said(file: String) throws {
        let url = Self.folder.appendingPathComponent(file)
        let kept = try String(contentsOf: url, encoding: .utf8)
        let stage = try Stage()
        defer { stage.remove() }
        let now = try stage.play(Script(kept))
        guard !Self.isWriting else { return try Data(now.utf8).write(to: url) }
        let (old, new) = (kept.split(separator: "\n"), now.split(separator: "\n"))
        let changed = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
        if let (line, (before, after)) = changed {
            Issue.record("\(file):\(line + 1) was: \(before)\nis: \(after)")
        } else if kept != now {
            Issue.record("\(file) has \(old.count) lines, and now \(new.count)")
        }
    }

    @Test("there are at least fifty of them")
    func fifty() { #expect(Self.files.count >= 50) }

    @Test("every command, and every option of every command, occurs in one")
    func covered() throws {
        var lines: [String] = []
        for file in Self.files {
            lines += try Self.script(file).commands
        }
        let said = lines.map(Script.words)
        for (command, options) in try Help.commands() {
            let its = said.filter { $0.starts(with: command) }
            #expect(!its.isEmpty, "physio \(command.joined(separator: " ")) is in no transcript")
            let used = Set(its.joined().map { $0.prefix { $0 != "=" } })
            for option in options where !used.contains(option[...]) {
                Issue.record("\(command.joined(separator: " ")) \(option) is in no transcript")
            }
        }
    }
}
