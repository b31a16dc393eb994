import CivilTime
import Planner
import Testing

@Suite("Composing a plan")
struct ComposeTests {
    private let figure = PhaseEvidence(
        weeks: Statement("", .custom), sessions: Statement("", .custom),
        minutes: Statement("", .custom), home: Statement("", .custom))

    private func phase(_ name: String, weeks: Int, optional: Bool = false) -> Phase {
        Phase(
            name: name, goal: "Goal", weeks: weeks, sessionsPerWeek: 1, sessions: weeks,
            minutes: 30, minDaysBetween: 2, homePerWeek: 3, optional: optional, evidence: figure)
    }

    private func template(_ medication: Medication? = nil) -> PlanTemplate {
        PlanTemplate(
            id: "sore-hip", version: 3, name: "Sore hip", type: .standard, origin: .hip,
            role: "first-line",
            phases: [
                phase("Begin", weeks: 2), phase("Go on", weeks: 4),
                phase("Boost", weeks: 8, optional: true),
            ], reviewWeeks: [2, 12], outcomeMeasures: ["NPRS"], medication: medication,
            contentHash: "ab")
    }

    private var catalog: Catalog {
        var catalog = Catalog()
        catalog.ages = AgeLimits(template: 18...120, rules: [], evidence: .custom)
        catalog.medicines = ["gel", "infusion", "tablet"].map { id in
            var medicine = Medicine(
                id: id, name: id.uppercased(), classes: [], route: "", legal: "",
                amount: 1...2, unit: "mg",
                rhythm: MedicineRhythm(
                    usual: DoseSchedule(
                        MedicineDose(
                            amount: 1...2, unit: "mg", rhythm: .regular(.everyDay, .times(2)))),
                    timesPerDay: 2...2, evidence: .custom),
                specialistOnly: id == "infusion")
            medicine.proposal = id == "tablet" ? nil : .alone
            return medicine
        }
        return catalog
    }

    private func adult() throws -> PatientDetails {
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        return details
    }

    private func facts(on day: String) throws -> PlanFacts {
        PlanFacts(try adult(), on: try Day(parsing: day), catalog)
    }

    private func option(_ id: String) -> MedicineOption {
        MedicineOption(medicine: id, course: .days(3...7), reviewDay: 5, evidence: .custom)
    }

    @Test("an optional phase is left out with its reason, and booked when asked for")
    func optional() throws {
        let facts = try facts(on: "2026-12-01")
        var choices = PlanChoices()
        let short = try compose(template(), from: catalog, for: facts, choices)
        #expect(short.phases.map(\.name) == ["Begin", "Go on"])
        #expect(short.days == 42)
        #expect(short.reasons.contains { !$0.isIncluded && $0.subject.hasPrefix("Boost") })
        choices.optionalPhases = true
        #expect(try compose(template(), from: catalog, for: facts, choices).days == 98)
    }

    @Test("phases follow each other without a gap; routines and milestones lie in their phases")
    func dates() throws {
        let start = try Day(parsing: "2026-12-28")
        let facts = try facts(on: "2026-12-28")
        var uid = 0
        let details = try compose(template(), from: catalog, for: facts, PlanChoices())
            .dated(patient: ID(1), side: .left, start: start) {
                uid += 1
                return "u\(uid)"
            }
        #expect(details.phases.map(\.firstDay.description) == ["2026-12-28", "2027-01-11"])
        #expect(details.end.description == "2027-02-07")
        let home = details.routines.filter { $0.kind == .homeExercise }
        #expect(home.map(\.firstDay) == details.phases.map(\.firstDay))
        #expect(home.map(\.lastDay) == details.phases.map(\.lastDay))
        #expect(details.milestones.map(\.day) == details.milestones.map(\.day).sorted())
        #expect(details.pin.version == 3 && details.pin.contentHash == "ab")
        let uids = details.routines.map(\.uid) + details.milestones.map(\.uid)
        #expect(Set(uids).count == uids.count)
    }

    @Test("the first medicine that the program may choose, and no other in its place")
    func medicines() throws {
        let day = try Day(parsing: "2026-12-01")
        let medication = Medication(
            firstLine: [option("infusion"), option("gel")], secondLine: [option("tablet")],
            doNot: [DoNot(what: "bed rest", strength: "do not offer", evidence: .custom)])
        var details = try adult()
        func proposed() throws -> [OutlineMedicine] {
            try compose(
                template(medication), from: catalog, for: PlanFacts(details, on: day), PlanChoices()
            ).medicines
        }
        #expect(try proposed().map(\.medicine) == ["gel"])
        details.medicines = ["gel"]
        #expect(try proposed().isEmpty)
        var choices = PlanChoices()
        choices.medicines = .named(["tablet"])
        let named = try compose(
            template(medication), from: catalog, for: PlanFacts(details, on: day), choices
        ).medicines
        #expect(named.map(\.medicine) == ["tablet"])
        #expect(named.first?.line == 2)
        #expect(named.first?.length == 7 && named.first?.lastDay == 6)
        choices.medicines = .named(["snake-oil"])
        #expect(throws: ComposeError.self) {
            try compose(
                template(medication), from: catalog, for: PlanFacts(details, on: day), choices)
        }
    }

    @Test(
        "evidence is read from its short form and told back",
        arguments: ["C", "P74 V", "A52 M window", "P8 M for the symptom list", "X1 V"])
    func evidence(text: String) throws {
        let citation = try #require(Evidence.Citation(parsing: text))
        #expect(citation.text == text)
    }

    @Test("what is no evidence is refused", arguments: ["", "P74", "x1 V", "V P74 x", "p74 V"])
    func noEvidence(text: String) {
        let citation = Evidence.Citation(parsing: text)
        #expect(citation == nil || citation?.source == nil)
    }

    @Test("ids are read with their letter in either case")
    func ids() {
        #expect(ID<Patient>(parsing: "p12") == ID(12))
        #expect(ID<Patient>(parsing: "T12") == nil)
        #expect(ID<Patient>(parsing: "P0") == nil)
        #expect(ID<Patient>(parsing: "P1x") == nil)
    }
}
