import Foundation
import Testing

/// One thing is told as one: no answer says "1 sessions", and none leaves it open with "day(s)".
@Suite("Numbers and nouns")
struct PluralTests {
    /// Words that end like a plural and are none, or that a number does not count.
    private static let others: Set = [
        "is", "was", "has", "does", "its", "ends", "says", "proposes", "rests", "goes", "stands",
        "asks", "plus", "less", "this", "as", "us", "minus", "needs", "comes", "lies", "lasts",
        "diabetes", "begins", "makes", "holds", "takes", "stays", "leaves", "runs", "starts",
    ]

    @Test("are told as one or as many", arguments: TranscriptTests.files)
    func counted(file: String) throws {
        let url = TranscriptTests.folder.appendingPathComponent(file)
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        for line in lines where line.hasPrefix("  ") || line.hasPrefix("! ") {
            #expect(line.firstMatch(of: /[a-z]\(e?s\)/) == nil, "\(file): \(line)")
            for match in line.matches(of: /(^|[\s"(])1 ([a-z-]+s)\b/)
            where !Self.others.contains(String(match.2)) && !line.contains("Phase 1 ") {
                Issue.record("\(file): \(line)")
            }
        }
    }
}
