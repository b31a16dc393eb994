import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// What a template says not to use is not used, by class and by every medicine of it.
@Suite("What is not to be used")
struct DoNotTests {
    private let catalog = BuiltInCatalog.catalog

    /// Nothing known but that the pain is old, so that "in chronic pain" holds too.
    private func facts() throws -> PlanFacts {
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        details.facts["pain_duration_days"] = RecordedFact("200")
        return PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog)
    }

    @Test("each entry of each template is kept by a rule, or is no medicine")
    func everyEntryIsHeld() {
        var held = 0
        for template in catalog.causes {
            for item in template.medication?.doNot ?? [] {
                switch item.hold {
                case .rules(let ids):
                    for id in ids {
                        let rule = catalog.safetyRules.first { $0.id == id }
                        #expect(
                            rule?.when.leaves.contains {
                                $0.name == "cause" && $0.value == .text(factWord(template.id))
                            } == true, "\(id) does not speak of \(template.id)")
                    }
                case .own(let rule):
                    held += 1
                    #expect(rule.evidence == item.evidence)
                case .told: break
                }
            }
        }
        #expect(held >= 18)
    }

    @Test(
        "each catalogue medicine of a class that is not to be used is held back, also when it is named"
    )
    func everyMedicine() throws {
        let facts = try facts()
        var seen = 0
        for template in catalog.causes {
            let items = (template.medication?.doNot ?? []).filter { $0.onlyIn != .us }
            for item in items {
                for medicine in catalog.medicines where holds(item, medicine, template) {
                    seen += 1
                    let verdict = MedicineVerdict(
                        of: PlannedItem(medicine: medicine, days: 7), beside: [],
                        PlannedLines(cause: template.id), facts, catalog)
                    #expect(!verdict.fired.isEmpty)
                    var choices = PlanChoices()
                    choices.clearedBy = "Dr Lee"
                    let outline = try compose(template, from: catalog, for: facts, choices)
                    #expect(!outline.medicines.contains { $0.medicine == medicine.id })
                    guard !verdict.blocking(overridden: []).isEmpty else { continue }
                    choices.medicines = .named([medicine.id])
                    #expect(throws: ComposeError.self, "\(template.id): \(medicine.id)") {
                        try compose(template, from: catalog, for: facts, choices)
                    }
                }
            }
        }
        #expect(seen > 20)
    }

    /// Whether the entry speaks of the medicine by a rule of its own that asks for nothing more.
    private func holds(_ item: DoNot, _ medicine: Medicine, _ template: PlanTemplate) -> Bool {
        guard case .own(let rule) = item.hold else { return false }
        return rule.concerns(medicine, catalog)
    }

    @Test(
        "what the catalogue has not is refused by its class, under the name that was said",
        arguments: ["pregabalin", "Lyrica", "gabapentin", "clobazam"])
    func strange(_ said: String) throws {
        let template = try #require(catalog.cause("sciatica"))
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        var choices = PlanChoices()
        choices.medicines = .named([said])
        let facts = PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog)
        do {
            _ = try compose(template, from: catalog, for: facts, choices)
            Issue.record("\(said) is planned")
        } catch {
            guard case .forbidden(_, let why) = error else {
                Issue.record("\(said): \(error)")
                return
            }
            #expect(why.contains { $0.contains("rule") && !$0.isEmpty }, "\(why)")
        }
        #expect(throws: ComposeError.self) {
            choices.medicines = .named(["zorbax"])
            return try compose(template, from: catalog, for: facts, choices)
        }
    }

    @Test(
        "duloxetine is refused for back pain in the UK, by name and reason possible, and free in the US"
    )
    func byJurisdiction() throws {
        let template = try #require(catalog.cause("nonspecific-back-pain"))
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        let today = try Day(parsing: "2026-12-01")
        func plan(_ jurisdiction: ClinicSettings.Jurisdiction, _ overridden: Set<String> = [])
            throws -> PlanOutline
        {
            var choices = PlanChoices()
            choices.medicines = .named(["duloxetine-oral"])
            choices.overridden = overridden
            choices.reason = "asked for by the pain clinic"
            return try compose(
                template, from: catalog,
                for: PlanFacts(details, on: today, catalog, jurisdiction: jurisdiction), choices)
        }
        #expect(throws: ComposeError.self) { try plan(.uk) }
        let overridden = try plan(.uk, ["BACK-NOT-3"])
        let finding = try #require(overridden.findings.first { $0.rule == "BACK-NOT-3" })
        #expect(finding.state == .overridden && finding.reason == "asked for by the pain clinic")
        #expect(try plan(.us).medicines.map(\.medicine) == ["duloxetine-oral"])
    }
}
