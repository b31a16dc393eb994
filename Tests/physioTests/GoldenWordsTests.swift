import Foundation
import Testing

/// What patients read in the kept answers, against forms that nobody says aloud.
@Suite("Words in what forty patients read")
struct GoldenWordsTests {
    private static let forbidden = [
        #"\b[A-Z]{2,}[0-9]*\b"#, #"[<>≥≤×]"#, #"\[[A-Z0-9; ]*\b[VMC]\b"#,
        #"\b1 (sessions|measures|minutes|hours|days|weeks|times|rounds|seconds)\b"#,
        #"\b1-1\b"#, #"\b[0-9]+ rounds of 1\b"#, #"verified"#, #"[Oo]utcome measure"#,
        #"\bmin\b"#, #"HRmax|\bRM\b|isometric|abduction|adduction|supine|e\.g\."#,
        #"[{}]"#, #"\S  +\S"#, #"\.\."#, #"\bnil\b|Optional"#, #"off-label|\(Paget\)"#,
    ]
    private static let allowed: Set = ["ONE", "WEEK", "STOP", "UK", "US"]

    /// The answers of `upcoming`, and what stands in the calendar: no dates, no rules of repeating.
    private static func patientLines(_ text: String) -> [String] {
        var lines: [String] = []
        var command = ""
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("$ ") || line.hasPrefix("% ") || line.hasPrefix("@ ") {
                command = line
            } else if command.hasPrefix("$ upcoming") {
                lines.append(line)
            } else if command.hasPrefix("$ export") {
                let isText = line.hasPrefix("    ")
                let title = line.components(separatedBy: "  ").dropFirst().joined()
                lines.append(isText ? line : title)
            }
        }
        return lines
    }

    @Test("no abbreviation, no mark, nothing too long", arguments: GoldenPatientTests.files)
    func words(file: String) throws {
        let url = GoldenPatientTests.folder.appendingPathComponent(file)
        let text = try String(contentsOf: url, encoding: .utf8)
        for line in Self.patientLines(text) {
            let plain = line.replacingOccurrences(
                of: #"^ *([A-Z][a-z]{2} [0-9-]{10}  ?)?([0-9:-]{11}  )?"#, with: "",
                options: .regularExpression)
            for pattern in Self.forbidden {
                let found = plain.range(of: pattern, options: .regularExpression)
                    .map { String(plain[$0]) }
                guard let found, !Self.allowed.contains(found) else { continue }
                Issue.record("\(file): '\(found)' in '\(line)'")
            }
        }
    }

    @Test(
        "no screen shows a value that only stands for 'none' inside",
        arguments: GoldenPatientTests.files
    )
    func placeholders(file: String) throws {
        let url = GoldenPatientTests.folder.appendingPathComponent(file)
        let text = try String(contentsOf: url, encoding: .utf8)
        for word in ["9999-", "0001-01-01", "Optional(", "nil", "some("] {
            #expect(!text.contains(word), "\(file): \(word)")
        }
        let plural =
            #"(?<![0-9] to |[0-9])\b1 (sessions|weeks|days|contacts|minutes|hours|times|measures)\b"#
        #expect(text.range(of: plural, options: .regularExpression) == nil, "\(file): 1 of many")
    }

    @Test(
        "no line of what is shown on a screen is wider than it", arguments: GoldenPatientTests.files
    )
    func width(file: String) throws {
        let url = GoldenPatientTests.folder.appendingPathComponent(file)
        var isUpcoming = false
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("$ ") { isUpcoming = line.hasPrefix("$ upcoming") }
            if isUpcoming { #expect(line.count <= 120, "\(file): \(line)") }
        }
    }
}
