import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// Plans for random patients, checked with the bare conditions of the rules.
@Suite("No plan is unsafe")
struct SafePlanTests {
    private let catalog = BuiltInCatalog.catalog
    private let today = try? Day(parsing: "2026-12-01")

    @Test(
        "random patients: no medicine that a contraindication forbids, however little is known"
    )
    func neverContraindicated() throws {
        var random = SplitMix64(seed: 172)
        let patients = RandomPatients(catalog)
        let today = try #require(today)
        var proposed = 0
        var passedOver = 0
        for _ in 0..<RandomPatients.count {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let facts = PlanFacts(patients.next(&random, on: today), on: today, catalog)
            var choices = PlanChoices()
            choices.clearedBy = "Dr Lee"
            let outline: PlanOutline
            do { outline = try compose(cause, from: catalog, for: facts, choices) } catch {
                switch error {
                case .stopped: break
                case .ageUnknown: #expect(facts.ages == nil)
                case .wrongAge: #expect((facts.ages?.lowerBound ?? 0) < 18)
                default: throw error
                }
                continue
            }
            #expect(
                (facts.ages?.lowerBound ?? 0) >= 18, "no plan for a child, or for an unknown age")
            proposed += outline.medicines.count
            passedOver += outline.findings.count { $0.state == .applied }
            expectSafe(outline, facts)
        }
        // Both happen often, so that the test can fail.
        #expect(proposed > RandomPatients.count / 5)
        #expect(passedOver > RandomPatients.count / 10)
    }

    @Test("what a rule forbids is not proposed when one more fact is known")
    func moreFactsNeverAllowMore() throws {
        var random = SplitMix64(seed: 5)
        let patients = RandomPatients(catalog)
        let today = try #require(today)
        var compared = 0
        for _ in 0..<1_500 {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let before = patients.next(&random, on: today)
            var after = before
            let more = patients.next(&random, on: today)
            let name = more.facts.keys.sorted().filter { before.facts[$0] == nil }
                .randomElement(using: &random)
            guard let name, !["pregnant", "gestation_weeks"].contains(name) else { continue }
            after.facts[name] = more.facts[name]
            var choices = PlanChoices()
            choices.clearedBy = "Dr Lee"
            let first = try? compose(
                cause, from: catalog, for: PlanFacts(before, on: today, catalog), choices)
            let second = try? compose(
                cause, from: catalog, for: PlanFacts(after, on: today, catalog), choices)
            guard let first else {
                #expect(second == nil, "a plan that was stopped stays stopped")
                continue
            }
            guard let second else { continue }
            let forbidden = Set(
                first.findings.filter { $0.severity == .contraindicated && $0.state == .applied }
                    .map(\.subject))
            #expect(forbidden.isDisjoint(with: second.medicines.map(\.medicine)))
            compared += forbidden.count
        }
        #expect(compared > 100)
    }

    private func expectSafe(_ outline: PlanOutline, _ facts: PlanFacts) {
        let items = outline.medicines.compactMap { planned in
            catalog.medicine(planned.medicine).map {
                PlannedItem(medicine: $0, days: planned.length)
            }
        }
        for tested in items.indices {
            let order = items.indices.filter { $0 != tested }.map { items[$0] } + [items[tested]]
            let sheet = facts.sheet.planning(
                order, outline.lines(PlanChoices()), catalog.ontology)
            for rule in catalog.safetyRules where rule.severity == .contraindicated {
                #expect(
                    rule.when.truth(for: sheet) != .yes, "\(rule.id) in \(outline.template.id)")
            }
        }
    }
}
