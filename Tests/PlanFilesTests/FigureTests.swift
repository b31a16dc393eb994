import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// Figures of the plan files that somebody could be hurt by, as a plan says them.
@Suite("Figures")
struct FigureTests {
    private let catalog = BuiltInCatalog.catalog

    private func outline(
        _ cause: String, facts: [String: String] = [:], smokes: Int? = nil,
        _ choose: (inout PlanChoices) -> Void = { _ in }
    ) throws -> PlanOutline {
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        details.sex = .male
        details.smokes = smokes
        for (name, value) in facts { details.facts[name] = RecordedFact(value) }
        var choices = PlanChoices()
        choices.clearedBy = "Dr Lee, 2026-11-28"
        choose(&choices)
        return try compose(
            try #require(catalog.cause(cause)), from: catalog,
            for: PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog), choices)
    }

    @Test(
        "in axial spondyloarthritis the NSAID is judged at its full dose and does not stop on day 28"
    )
    func axialSpondyloarthritis() throws {
        let made = try outline("ankylosing-spondylitis") {
            $0.medicines = .named(["naproxen-oral"])
        }
        let naproxen = try #require(made.medicines.first { $0.medicine == "naproxen-oral" })
        #expect(naproxen.lastDay == nil && naproxen.reviewDay == 14)
        #expect(naproxen.schedule.steps.map(\.dose.amount) == [500...500])
        let own = made.milestones.filter { $0.title.hasSuffix(": \(naproxen.name)") }
        #expect(own.map(\.day).sorted().prefix(4) == [14, 28, 90, 180])
        #expect(own.first { $0.day == 28 }?.title.hasPrefix("Does it help?") == true)
        #expect(!own.contains { $0.kind == .medicineStop })
    }

    @Test(
        "spinal stenosis has no medicine by default: none of the first line, none that is proposed")
    func stenosis() throws {
        #expect(catalog.cause("spinal-stenosis")?.firstLine.isEmpty == true)
        #expect(try outline("spinal-stenosis").medicines.isEmpty)
    }

    @Test("zoledronate comes with calcium and vitamin D")
    func zoledronate() throws {
        let made = try outline("pagets-disease") { $0.medicines = .named(["zoledronate-iv"]) }
        let calcium = try #require(made.medicines.first { $0.medicine == "calcium-vitd" })
        #expect(calcium.firstDay == 0 && calcium.length == 14)
        #expect(made.reasons.contains { $0.because.contains("asks for it") })
    }

    @Test("nicotine replacement: two kinds together from the quit date, once the patient agreed")
    func nicotineReplacement() throws {
        let agreed = try outline(
            "sciatica", facts: ["agrees_to_stop_smoking": "yes"], smokes: 15)
        let quit = try #require(agreed.milestones.first { $0.kind == .quitDate }?.day)
        let aids = agreed.medicines.filter { $0.medicine.hasPrefix("nrt") }
        #expect(aids.map(\.medicine) == ["nrt-patch-24h", "nrt-lozenge"])
        #expect(aids.allSatisfy { $0.firstDay == quit })
        #expect(aids.first?.schedule.steps.map(\.days) == [42, 14, 14])
        let asked = try outline("sciatica", smokes: 15)
        #expect(!asked.medicines.contains { $0.medicine.hasPrefix("nrt") })
        #expect(asked.questions.contains { $0.text.contains("agreed to stop") })
        let refused = try outline("sciatica", facts: ["agrees_to_stop_smoking": "no"], smokes: 15)
        #expect(!refused.medicines.contains { $0.medicine.hasPrefix("nrt") })
    }

    @Test(
        "after a hip replacement the weeks count from the operation",
        arguments: [
            (0, [2, 4, 6], [2, 2, 3], [2, 6, 12, 26]), (14, [4, 6], [2, 3], [4, 10, 24]),
            (21, [3, 6], [2, 3], [3, 9, 23]), (59, [4], [2], [4, 18]), (100, [6], [3], [12, 38]),
        ])
    func hipReplacement(
        since: Int, weeks: [Int], sessions: [Int], reviews: [Int]
    ) throws {
        let made = try outline("hip-replacement-rehabilitation") { $0.daysSinceOperation = since }
        #expect(made.phases.map(\.weeks) == weeks)
        #expect(made.phases.map(\.sessions) == sessions)
        #expect(made.reviewWeeks == reviews)
        let drive = made.milestones.first { $0.title.contains("driving") }
        #expect(drive?.day == (since <= 42 ? 42 - since : nil))
    }

    @Test("without the date of the operation it is asked for, and before it no phase begins")
    func operationUnknown() throws {
        let made = try outline("hip-replacement-rehabilitation")
        #expect(made.questions.contains { $0.text.contains("Date of the operation") })
        #expect(made.phases.count == 3)
        #expect(throws: ComposeError.beforeOperation(days: 5)) {
            try outline("hip-replacement-rehabilitation") { $0.daysSinceOperation = -5 }
        }
    }

    @Test("each contact beside a treatment says how long it takes and whether it needs the room")
    func contacts() throws {
        let smoking = try #require(catalog.smoking)
        #expect(smoking.sessions.map(\.form.minutes) == [45, 30, 15, 15, 15, 20, 10, 10, 10])
        #expect(smoking.sessions.filter { !$0.form.isRemote }.map(\.offset) == [28])
        #expect(smoking.sessions.prefix(6).reduce(0) { $0 + $1.form.minutes } == 140)
        let activity = try #require(catalog.activity)
        #expect(activity.coachOffsets == [0, 14, 30, 60, 90, 150])
        let weighIns = try #require(catalog.weight).weighIns
        #expect(weighIns.filter { !$0.form.isRemote }.map(\.day) == [0])
        #expect(weighIns.filter { !$0.isSent }.count == 12)
        let tests = catalog.outcomeMeasures.filter(\.isInPerson).map(\.id)
        #expect(tests == ["CST30", "SIXMWT", "SPWT", "WALK40"])
    }
}
