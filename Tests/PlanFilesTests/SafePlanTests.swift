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
        "10,000 random patients: no medicine that a contraindication forbids, however little is known"
    )
    func neverContraindicated() throws {
        var random = SplitMix64(seed: 172)
        let today = try #require(today)
        var proposed = 0
        var passedOver = 0
        for _ in 0..<10_000 {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let facts = PlanFacts(patient(&random, today), on: today, catalog)
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
        #expect(proposed > 3_000)
        #expect(passedOver > 1_000)
    }

    @Test("what a rule forbids is not proposed when one more fact is known")
    func moreFactsNeverAllowMore() throws {
        var random = SplitMix64(seed: 5)
        let today = try #require(today)
        var compared = 0
        for _ in 0..<1_500 {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            let before = patient(&random, today)
            var after = before
            let more = patient(&random, today)
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

    /// Somebody of whom much, little or nothing is known.
    private func patient(_ random: inout SplitMix64, _ today: Day) -> PatientDetails {
        var details = PatientDetails(name: "A")
        let known = Double.random(in: 0..<1, using: &random)
        func isKnown() -> Bool { Double.random(in: 0..<1, using: &random) < known }
        // A few are children, and of a few the age is not known.
        if Int.random(in: 0..<20, using: &random) > 0 {
            details.born = today - Int.random(in: 10 * 365..<95 * 365, using: &random)
        }
        if isKnown() { details.sex = PatientDetails.Sex.allCases.randomElement(using: &random) }
        if isKnown() { details.heightCm = Double.random(in: 145..<200, using: &random) }
        if isKnown() { details.weightKg = Double.random(in: 40..<160, using: &random) }
        if isKnown() { details.smokes = Int.random(in: 0..<30, using: &random) }
        for fact in catalog.facts where fact.origin == .recorded && isKnown() {
            details.facts[fact.name] = value(of: fact, &random).map { RecordedFact($0, day: today) }
        }
        let words = catalog.vocabulary
        details.conditions = some(words.conditions, &random)
        details.medicines = some(words.classes, &random)
        return details
    }

    private func some(_ words: [FactWord], _ random: inout SplitMix64) -> [String] {
        (0..<Int.random(in: 0..<4, using: &random)).compactMap { _ in
            words.randomElement(using: &random)?.id
        }
    }

    private func value(of fact: Fact, _ random: inout SplitMix64) -> String? {
        switch fact.kind {
        case .yesNo: Int.random(in: 0..<4, using: &random) == 0 ? "yes" : "no"
        case .number:
            fact.range.map { range in
                // Low figures, where most borders lie.
                let part = Double.random(in: 0..<1, using: &random)
                return "\(range.lowerBound + part * part * (range.upperBound - range.lowerBound))"
            }
        case .text: fact.values.randomElement(using: &random)
        case .set: "none"
        case .map: nil
        case .date: "2026-11-03"
        }
    }
}
