import Foundation
import Testing

/// What a clinician reads of an assessment.
@Suite("The text of an assessment")
struct AssessTextTests {
    /// The lines that begin with a share, such as '7 %  Sciatica (sciatica)'.
    private func shares(_ text: String) -> [Int] {
        text.split(separator: "\n").filter { $0.contains(" %  ") }
            .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
    }

    private func assess(_ words: [String], born: String) throws -> (Binary, Binary.Answer) {
        let binary = try Binary.withClinic()
        try binary.run("patient", "add", "Al Fry", "--born", born, "--smokes", "0")
        let (process, out, err) = try binary.start(["assess", "Al Fry"] + words)
        process.waitUntilExit()
        return (
            binary,
            Binary.Answer(
                status: process.terminationStatus,
                out: try String(contentsOf: out, encoding: .utf8),
                err: try String(contentsOf: err, encoding: .utf8))
        )
    }

    @Test(
        "its shares add up to 100, with a line for the causes not shown and one for what is not known",
        arguments: [
            ["--present", "lower-lumbar-pain"], ["--present", "groin-pain", "--present", "limp"],
            ["--present", "pain-below-the-knee", "--present", "leg-weakness"],
        ])
    func hundred(words: [String]) throws {
        let (binary, answer) = try assess(words, born: "1970-01-15")
        defer { binary.remove() }
        let shares = shares(answer.out)
        #expect(shares.count == 7, "\(answer.out)")
        #expect(shares.reduce(0, +) == 100, "\(answer.out)")
        #expect(answer.out.contains(" %  the other 13 causes"))
        #expect(answer.out.contains(" %  not known yet, or none of these"))
        #expect(!answer.out.contains("something else"))
    }

    @Test("causes that share a treatment are named once, together")
    func family() throws {
        let (binary, answer) = try assess(
            [
                "--present", "lower-lumbar-pain", "--present", "pain-below-the-knee", "--present",
                "leg-numbness", "--present", "straight-leg-raise", "--present", "worse-coughing",
            ], born: "1982-01-15")
        defer { binary.remove() }
        let headline = answer.out.split(separator: "\n").first { $0.hasPrefix("Likely: ") } ?? ""
        #expect(headline.contains("Herniated lumbar disc or Sciatica"), "\(answer.out)")
        #expect(headline.components(separatedBy: "Sciatica").count == 2)
    }
}
