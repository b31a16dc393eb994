import Foundation
import Testing

@testable import PlanFiles
@testable import Planner

/// What must hold of all rules together, on patients made up at random.
@Suite struct RulePropertyTests {
    private let catalog = BuiltInCatalog.catalog
    /// CI looks at more of them.
    private let rounds =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? 60 : 2_000

    @Test("a second evaluator, which reads the plan files itself, gives the same answers")
    func secondOpinion() throws {
        let second = try SecondOpinion()
        var random = SplitMix64(seed: 23)
        for _ in 0..<rounds {
            let told = patient(&random)
            let verdict = SafetyVerdict(
                catalog.safetyRules, for: told.closed(under: catalog.ontology, planned: true))
            let expected = second.verdict(told.values)
            #expect(Set(verdict.fired.map(\.id)) == expected.fired)
            #expect(Set(verdict.open.map(\.rule.id)) == expected.open)
        }
    }

    @Test("one more condition, medicine or allergy never makes a rule silent")
    func onlyMore() {
        var random = SplitMix64(seed: 31)
        let words = catalog.vocabulary
        for _ in 0..<rounds * 4 {
            let before = patient(&random)
            var after = before
            let (name, list) =
                [
                    ("conditions", words.conditions), ("current_classes", words.classes),
                    ("allergies", words.allergies),
                ].randomElement(using: &random) ?? ("conditions", words.conditions)
            var set = FactSet([], isComplete: false)
            if case .set(let known) = before[name] { set = known }
            set.members.insert(list.randomElement(using: &random)?.id ?? "")
            after[name] = .set(set)
            expectNothingLost(before, after, name)
        }
    }

    @Test(
        "a measurement further from normal never makes a rule silent",
        arguments: [
            ("bp_systolic", [110.0, 139, 140, 159, 160, 179, 180, 210]),
            ("bp_diastolic", [70, 89, 90, 99, 100, 119, 120, 130]),
            ("egfr", [100, 60, 59, 45, 34, 29, 20, 14, 8]),
            ("crcl_ml_min", [100, 60, 59, 49, 34, 29, 14, 8]),
            ("alcohol_units_week", [0, 14, 15, 35, 36, 60]),
            ("vitd_nmol_l", [80, 50, 49, 30, 24, 10]),
            ("age_years", [45, 64, 65, 74, 75, 90]),
            ("haemoglobin_g_l", [140, 129, 119, 109, 79]),
            ("falls_last_year", [0, 1, 2, 5]),
        ])
    func furtherFromNormal(_ name: String, _ figures: [Double]) {
        var random = SplitMix64(seed: 41)
        for _ in 0..<max(6, rounds / 10) {
            let someone = patient(&random)
            for (nearer, further) in zip(figures, figures.dropFirst()) {
                var before = someone
                var after = someone
                before[name] = .number(nearer)
                after[name] = .number(further)
                expectNothingLost(before, after, name)
            }
        }
    }

    /// Everything that fired still does, or a rule as firm on the same fact and medicines.
    private func expectNothingLost(_ before: FactSheet, _ after: FactSheet, _ name: String) {
        let sheets = [before, after].map { $0.closed(under: catalog.ontology, planned: true) }
        let fired = sheets.map { SafetyVerdict(catalog.safetyRules, for: $0).fired }
        let ids = Set(fired[1].map(\.id))
        for rule in fired[0] where !ids.contains(rule.id) {
            let isHeld =
                catalog.mayFallSilent(rule, from: sheets[0], to: sheets[1])
                || fired[1].contains { $0.replaces(rule) && sharesSubject($0, rule) }
            #expect(isHeld, "\(rule.id) fell silent with another \(name)")
        }
    }

    private func sharesSubject(_ one: SafetyRule, _ other: SafetyRule) -> Bool {
        one.plannedWords.isEmpty || !one.plannedWords.isDisjoint(with: other.plannedWords)
    }

    /// Somebody who plans one to three medicines, of whom much or little is known.
    private func patient(_ random: inout SplitMix64) -> FactSheet {
        var sheet = FactSheet()
        let known = Double.random(in: 0.4..<1, using: &random)
        func isKnown() -> Bool { Double.random(in: 0..<1, using: &random) < known }
        let items = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
            catalog.medicines.randomElement(using: &random)
        }
        let words = catalog.vocabulary
        for (name, list) in [
            ("conditions", words.conditions), ("current_classes", words.classes),
            ("allergies", words.allergies),
        ] where isKnown() {
            let some = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
                list.randomElement(using: &random)?.id
            }
            sheet[name] = .set(FactSet(Set(some), isComplete: isKnown()))
        }
        for fact in catalog.facts where fact.origin != .plan && isKnown() {
            switch fact.kind {
            case .number:
                guard let range = fact.range else { continue }
                let part = Double.random(in: 0..<1, using: &random)
                let span = range.upperBound - range.lowerBound
                sheet[fact.name] = .number((range.lowerBound + part * part * span).rounded())
            case .yesNo: sheet[fact.name] = .flag(Bool.random(using: &random))
            case .text:
                sheet[fact.name] = fact.values.randomElement(using: &random)
                    .map { .text(factWord($0)) }
            case .set, .map, .date: continue
            }
        }
        var planned = sheet.planning(
            items.map { PlannedItem(medicine: $0, days: Int.random(in: 3...90, using: &random)) },
            PlannedLines(cause: catalog.causes.randomElement(using: &random)?.id ?? ""), Ontology())
        planned.isClosed = false
        return planned
    }
}
