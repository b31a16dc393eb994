import CivilTime
import Clinic
import Foundation
import Planner
import Testing

@Suite("A course on a picture")
struct ChartTests {
    private static let oddName = "Zoë \"<b>\" & \u{1}محمد 🦵🏽"

    private func treated() throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic().staffed(2)
        let plan = try test.clinic.booked(Self.oddName)
        let sessions = try test.clinic.treatment(of: plan)
        try test.clinic.record(sessions[0..<3], as: .attended)
        try test.clinic.record(sessions[3..<4], as: .missed)
        try test.clinic.record(sessions[4..<5], as: .cancelled, reason: "sick")
        let later = test.at("2027-01-12T08:00")
        let patient = try later.patient(named: "P1")
        for (measure, score, day) in [
            ("NPRS", 8.0, "2026-11-30"), ("NPRS", 5.0, "2027-01-11"), ("HOOS", 40, "2026-12-01"),
            ("GROC", -3, "2027-01-11"),
        ] {
            _ = try later.recordOutcome(of: patient, measure: measure, score: score, on: day)
        }
        return (test, plan)
    }

    @Test(
        "scores, sessions, misses and phases are drawn, and told in words for those who do not see")
    func drawing() throws {
        let (test, plan) = try treated()
        defer { test.remove() }
        let course = try test.at("2027-01-12T08:00").course(of: plan)
        #expect(course.panels.map(\.course.measure.id) == ["NPRS", "HOOS"])
        #expect(course.panels[0].goal == 8 - 2.4)
        #expect(course.from == plan.details.start - 1)
        let text = course.svg()
        let drawing = try #require(ReadSVG(text), "well-formed XML")
        #expect(drawing.elements[0].attributes["role"] == "img")
        #expect(drawing.elements[0].attributes["aria-labelledby"] == "title desc")
        let description = try #require(drawing.texts["desc"])
        #expect(description.contains("8 on 2026-11-30, 5 on 2027-01-11"))
        for mark in course.marks where mark.cell == .lost {
            #expect(description.contains(mark.day.description))
        }
        #expect(drawing.count("polyline") == 2)
        #expect(drawing.count("line") { $0["stroke-dasharray"] == "5 3" } == 3)
        // Three points of scores, and the sessions held with one of the legend.
        #expect(drawing.count("circle") { $0["r"] == "4" && $0["fill"] == nil } == 3)
        #expect(drawing.count("circle") { $0["r"] == "4.5" } == 4)
        #expect(drawing.count("line") { $0["stroke-width"] == "2.4" } == 2 * 3)
        #expect(course.marks.filter { $0.cell == .lost }.count == 2)
    }

    @Test("the picture needs nothing from elsewhere, prints in black and white, and names nobody")
    func plain() throws {
        let (test, plan) = try treated()
        defer { test.remove() }
        let course = try test.at("2027-01-12T08:00").course(of: plan)
        let text = course.svg()
        for word in ["<script", "href", "url(", "@import", "<style", "font-face", "<image"] {
            #expect(!text.contains(word))
        }
        let colours = text.matches(of: /#[0-9a-fA-F]{3,6}/).map { String($0.output) }
        for colour in Set(colours) {
            let digits = colour.dropFirst()
            #expect(Set(digits).count == 1, "\(colour) is grey")
        }
        #expect(!text.contains("Zoë"))
        #expect(ReadSVG(text)?.texts["title"] == "Plan L1: scores and sessions")
        let named = try #require(ReadSVG(course.svg(name: Self.oddName)))
        #expect(named.texts["title"]?.contains("Zoë \"<b>\" &  محمد 🦵🏽") == true)
        #expect(text == course.svg())
    }

    @Test(
        "a plan without scores shows its sessions; a measure can be chosen, an unknown one is refused"
    )
    func choice() throws {
        let (test, plan) = try treated()
        defer { test.remove() }
        let later = test.at("2027-01-12T08:00")
        let chosen = try later.course(of: plan, measures: ["groc"])
        #expect(chosen.panels.map(\.course.measure.id) == ["GROC"])
        #expect(chosen.panels[0].axis == -7...7)
        #expect(ReadSVG(chosen.svg()) != nil)
        expectRefused { try later.course(of: plan, measures: ["NPSR"]) }
        let other = try test.clinic.booked("B", cause: "sciatica")
        let bare = try test.clinic.course(of: other)
        #expect(bare.panels.isEmpty && !bare.marks.isEmpty)
        #expect(ReadSVG(bare.svg())?.count("polyline") == 0)
    }
}
