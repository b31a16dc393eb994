import Foundation
import Testing

/// Composed patients: each file holds the command lines and what they answer, as people read it.
/// `PHYSIO_GOLDEN=write` writes the answers of now; read the difference before it is kept.
@Suite("What people read of forty patients")
struct GoldenPatientTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")
    static let files =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()
    private static let isWriting =
        ProcessInfo.processInfo.environment["PHYSIO_GOLDEN"] == "write"

    @Test("every screen and calendar is as it was when it was read", arguments: files)
    func golden(file: String) throws {
        let url = Self.folder.appendingPathComponent(file)
        let kept = try String(contentsOf: url, encoding: .utf8)
        let transcript = try Transcript(jurisdiction: file.contains("-us-") ? "US" : "UK")
        defer { transcript.remove() }
        let now = try transcript.run(kept)
        if Self.isWriting {
            try Data(now.utf8).write(to: url)
            return
        }
        let (old, new) = (kept.split(separator: "\n"), now.split(separator: "\n"))
        for (index, line) in new.enumerated() where index >= old.count || old[index] != line {
            Issue.record("\(file), line \(index + 1) is now: \(line)")
            return
        }
        #expect(old.count == new.count, "\(file) has lines that are not told any more")
    }

    @Test("there are forty of them")
    func forty() { #expect(Self.files.count >= 40) }
}
