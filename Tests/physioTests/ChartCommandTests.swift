import Foundation
import Testing

@Suite("physio plan chart and plan show")
struct ChartCommandTests {
    private func planned() throws -> Binary {
        let binary = try Binary.withClinic()
        try binary.run("plan", "create", "P1", "--cause", "sciatica", "--start", "mon")
        for (score, day) in [("8", "2026-11-30"), ("6.5", "2026-12-20"), ("2", "2027-01-10")] {
            try binary.run(
                "outcome", "add", "P1", "--measure", "NPRS", "--score", score, "--date", day,
                "--now", "2027-01-10T10:00")
        }
        return binary
    }

    @Test("in the terminal it fits 80 columns and tells each score")
    func terminal() throws {
        let binary = try planned()
        defer { binary.remove() }
        let out = try binary.run("plan", "chart", "L1", "--now", "2027-01-10T10:00").out
        for value in ["●8", "●6.5", "●2", "┊", "visits", "↑"] { #expect(out.contains(value)) }
        for line in out.split(separator: "\n") where line.contains("┤") || line.contains("visits") {
            #expect(line.count <= 80)
        }
        #expect(!out.contains("\u{1B}"))
        let json = try binary.run("plan", "chart", "L1", "--json").json()
        #expect(Set(["plan", "measures", "sessions", "phases", "dose"]).isSubset(of: json.keys))
    }

    @Test("a score is told whole beside its point or not at all, however close the scores lie")
    func close() throws {
        let binary = try planned()
        defer { binary.remove() }
        var told: Set = ["8", "6.5", "2"]
        for day in 11...28 {
            let score = "\((day * 7) % 10).5"
            told.insert(score)
            try binary.run(
                "outcome", "add", "P1", "--measure", "NPRS", "--score", score, "--date",
                "2026-12-\(day)", "--now", "2027-01-10T10:00")
        }
        let out = try binary.run("plan", "chart", "L1", "--now", "2027-01-10T10:00").out
        let labels = out.split(separator: "\n").filter { $0.contains("┤") }
            .flatMap { $0.split(separator: "┤").last?.split { !"0123456789.".contains($0) } ?? [] }
        #expect(labels.count > 6)
        for label in labels where !label.isEmpty { #expect(told.contains(String(label))) }
    }

    @Test("as a picture it goes where it is told, and nothing is written when it cannot be")
    func picture() throws {
        let binary = try planned()
        defer { binary.remove() }
        let file = binary.folder.appendingPathComponent("course.svg")
        #expect(
            try binary.run("plan", "chart", "L1", "--output", file.path, "--dry-run").status == 0)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try binary.run("plan", "chart", "L1", "--output", file.path).status == 0)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("<svg ") && !text.contains("Jo Park"))
        #expect(try binary.run("plan", "chart", "L1", "--output", "-").out == text)
        #expect(
            try binary.run("plan", "chart", "L1", "--output", "-", "--name").out
                .contains("Jo Park"))
        #expect(try binary.run("plan", "chart", "L1", "--output", "/nowhere/x.svg").status == 73)
        #expect(try binary.run("plan", "chart", "L1", "--output", "x.png").status == 64)
        #expect(try binary.run("plan", "chart", "L9").status == 66)
        #expect(try binary.run("plan", "chart", "L1", "--measure", "XX").status == 66)
    }

    @Test("the dose stands in plan show, as marks and as JSON, and unrecorded sessions are listed")
    func dose() throws {
        let binary = try planned()
        defer { binary.remove() }
        let out = try binary.run("plan", "show", "L1").out
        #expect(out.contains("Dose\n") && out.contains("0 of 8 in"))
        let later = ["--now", "2026-12-20T10:00", "--json"]
        let shown = try binary.run("plan", "show", "L1", later[0], later[1], later[2]).json()
        let plan = try #require(shown["plan"] as? [String: Any])
        let dose = try #require(plan["dose"] as? [String: Any])
        #expect(dose["prescribed"] as? Int == 8)
        let waiting = try #require(dose["unrecorded"] as? Int)
        #expect(waiting > 0)
        let list = try binary.run(
            "session", "list", "--unrecorded", later[0], later[1], later[2]
        ).json()
        let sessions = try #require(list["sessions"] as? [[String: Any]])
        #expect(sessions.filter { $0["kind"] as? String == "physiotherapy" }.count == waiting)
        #expect(
            try binary.run("session", "list", "--unrecorded").out
                == "Every past session is recorded.\n")
    }
}
