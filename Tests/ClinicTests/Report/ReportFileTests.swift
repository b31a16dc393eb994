import CivilTime
import Foundation
import Planner
import Testing

@testable import Clinic

@Suite("The figures of a clinic as files")
struct ReportFileTests {
    private static let names = [
        "Ana, \"the\" <first>", "=1+1", "A name of more than twenty-six letters", "@SUM(A1)",
        "Two\r\nlines",
    ]

    private func odd() throws -> ClinicReport {
        var figures = ReportFigures()
        (figures.attended, figures.missed, figures.cancelled) = (2, 1, [.sick: 1])
        figures.time = TimeUse(working: 600, booked: 135, attended: 90)
        let parts = Self.names.enumerated().map {
            ClinicReport.Part(key: "T\($0.offset)", name: $0.element, figures: figures)
        }
        return ClinicReport(
            days: try Day(parsing: "2026-12-01")...Day(parsing: "2026-12-31"), split: .therapist,
            parts: parts, total: figures)
    }

    /// Cells line by line, as RFC 4180 tells them.
    private func read(_ csv: String) -> [[String]] {
        var lines: [[String]] = []
        var (cells, cell, isQuoted) = ([String](), "", false)
        var rest = Array(csv.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                cell.unicodeScalars.append(rest.removeFirst())
            case ("\"", _): isQuoted.toggle()
            case (",", false): (cells, cell) = (cells + [cell], "")
            case ("\r", false) where rest.first == "\n":
                rest.removeFirst()
                lines.append(cells + [cell])
                (cells, cell) = ([], "")
            default: cell.unicodeScalars.append(scalar)
            }
        }
        #expect(!isQuoted && cells.isEmpty && cell.isEmpty, "the last line ends, too")
        return lines
    }

    @Test("the table is read back cell by cell; what a spreadsheet would calculate is text")
    func table() throws {
        let lines = read(ReportTable(try odd()).csv)
        let heads = try #require(lines.first)
        #expect(lines.count == 2 + Self.names.count && Set(lines.map(\.count)) == [heads.count])
        #expect(Set(heads).count == heads.count)
        #expect(
            lines.dropFirst().map { $0[1] } == [
                Self.names[0], "'=1+1", Self.names[2], "'@SUM(A1)", Self.names[4], "All",
            ])
        let first = Dictionary(uniqueKeysWithValues: zip(heads, lines[1]))
        #expect(first["from"] == "2026-12-01" && first["to"] == "2026-12-31")
        #expect(first["sessions"] == "4" && first["cancelled_sick"] == "1")
        #expect(first["cancelled_work"] == "0" && first["missed_share"] == "0.3333")
        #expect(first["working_minutes"] == "600" && first["utilisation"] == "0.225")
        #expect(first["completion"]?.isEmpty == true, "nothing where there is no figure")
    }

    @Test("the picture is sound XML; bars are as long as their numbers, and told in words")
    func picture() throws {
        let svg = ReportPicture(try odd()).svg
        let drawing = try #require(ReadSVG(svg), "well-formed XML")
        #expect(drawing.elements[0].name == "svg")
        #expect(drawing.elements[0].attributes["role"] == "img")
        let texts = try #require(drawing.texts["text"])
        #expect(texts.contains(Self.names[0]))
        #expect(texts.contains("A name of more than twent…"))
        #expect(texts.components(separatedBy: "23 %").count - 1 == Self.names.count)
        let bars = drawing.elements.filter { $0.name == "rect" && $0.attributes["y"] == "100" }
        #expect(bars.map { $0.attributes["width"] } == ["180", "90", "90", "120", "27"])
        let told = drawing.texts["desc"]
        #expect(
            told?.contains(
                "2 held, 0 to come, 0 not recorded, 1 missed, 1 cancelled, 23 % of the time booked."
            ) == true)
    }

    @Test("the picture needs nothing from elsewhere, and stands without any part")
    func plain() throws {
        let report = try odd()
        for word in ["<script", "href", "url(", "@import", "<style", "<image"] {
            #expect(!ReportPicture(report).svg.contains(word))
        }
        let empty = ClinicReport(
            days: report.days, split: .cause, parts: [], total: ReportFigures())
        let drawing = try #require(ReadSVG(ReportPicture(empty).svg))
        #expect(drawing.texts["text"]?.contains("No sessions.") == true)
    }
}
