import Foundation
import Testing

@Suite("physio report")
struct ReportCommandTests {
    private func treated() throws -> Binary {
        var binary = try Binary.withClinic()
        try binary.run("plan", "create", "P1", "--cause", "sciatica", "--start", "mon")
        binary.environment["PHYSIO_NOW"] = "2026-12-12T10:00"
        try binary.run("session", "attend", "S1")
        try binary.run("session", "miss", "S2")
        return binary
    }

    @Test(
        "the tables fit 80 columns, say — where there is nothing to divide by, and name no patient")
    func text() throws {
        let binary = try treated()
        defer { binary.remove() }
        for by in ["therapist", "cause", "month"] {
            let out = try binary.run("report", "--by", by).out
            #expect(out.contains("SESSIONS  HELD") && out.contains("—") && out.contains("All "))
            #expect(!out.contains("Jo Park") && !out.contains("P1"))
            #expect(out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }
        let all = try #require(try binary.run("report", "--json").json()["total"] as? [String: Any])
        #expect(all["attended"] as? Int == 1 && all["missed"] as? Int == 1)
        #expect(all["missedShare"] as? Double == 0.5 && all["completion"] is NSNull)
    }

    @Test("the table is told byte by byte, its lines ending with CR LF")
    func table() throws {
        let binary = try treated()
        defer { binary.remove() }
        let out = try binary.run("report", "--csv").out
        let lines = out.components(separatedBy: "\r\n")
        #expect(lines.last == "" && !out.contains("\n\n") && lines[0].hasPrefix("group,name,"))
        #expect(lines.count > 3 && !lines.contains { $0.contains("\n") })
        let json = try binary.run("report", "--csv", "--json").json()
        #expect(json["csv"] as? String == out)
    }

    @Test("as a picture it goes where it is told, and nothing is written when it cannot be")
    func picture() throws {
        let binary = try treated()
        defer { binary.remove() }
        let file = binary.folder.appendingPathComponent("report.svg")
        #expect(try binary.run("report", "--output", file.path, "--dry-run").status == 0)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try binary.run("report", "--output", file.path).status == 0)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
        #expect(try binary.run("report", "--output", "-").out == text)
        #expect(try binary.run("report", "--output", "/nowhere/x.svg").status == 73)
    }

    @Test("what cannot be told is refused with a way out")
    func refused() throws {
        let binary = try treated()
        defer { binary.remove() }
        #expect(try binary.run("report", "--output", "x.png").status == 64)
        #expect(try binary.run("report", "--csv", "--output", "x.svg").status == 64)
        #expect(try binary.run("report", "--by", "nurse").status == 64)
        let site = try binary.run("report", "--by", "site")
        #expect(site.status == 1 && site.err.contains("therapist, cause or month"))
        #expect(
            try binary.run("report", "--from", "2026-12-20", "--to", "2026-12-01").status == 64)
        #expect(try binary.run("report", "--from", "soon").status == 64)
        #expect(try binary.run("report", "--from", "1990-01-01").status == 65)
    }
}
