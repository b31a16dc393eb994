import Testing

@testable import Planner

@Suite struct TruthTests {
    private let old = RuleCondition.fact("age_years", .atLeast, .number(65))
    private let ulcer = RuleCondition.fact("conditions", .has, .text("active_ulcer"))

    @Test("a comparison on a missing fact is unknown, whichever comparison it is")
    func missingIsUnknown() {
        for comparison in RuleCondition.Comparison.allCases {
            let predicate = RuleCondition.fact("egfr", comparison, .number(30))
            #expect(predicate.truth(for: FactSheet()) == .unknown)
        }
    }

    @Test("'all' is false as soon as one part is, whatever is unknown")
    func allIsFalse() {
        let facts = FactSheet(["age_years": .number(40)])
        #expect(RuleCondition.all([ulcer, old]).truth(for: facts) == .no)
        #expect(RuleCondition.all([ulcer, old]).missing(in: facts).isEmpty)
    }

    @Test("'any' is true as soon as one part is; else what is unknown leaves it open")
    func anyIsTrue() {
        #expect(
            RuleCondition.any([ulcer, old]).truth(for: FactSheet(["age_years": .number(65)]))
                == .yes)
        let young = FactSheet(["age_years": .number(64.9)])
        #expect(RuleCondition.any([ulcer, old]).truth(for: young) == .unknown)
        #expect(RuleCondition.any([ulcer, old]).missing(in: young) == ["conditions"])
    }

    @Test("the explicit answer 'none' makes every comparison false")
    func noneIsFalse() {
        let facts = FactSheet(["planned_surgery_days": .none])
        for comparison in RuleCondition.Comparison.allCases {
            let predicate = RuleCondition.fact("planned_surgery_days", comparison, .number(7))
            #expect(predicate.truth(for: facts) == .no)
        }
    }

    @Test("somebody pregnant with unknown weeks counts as 28 weeks; a known week wins")
    func unknownWeeks() {
        let late = RuleCondition.fact("gestation_weeks", .atLeast, .number(28))
        #expect(late.truth(for: FactSheet(["pregnant": .flag(true)])) == .yes)
        #expect(late.truth(for: FactSheet(["pregnant": .flag(false)])) == .unknown)
        let early = FactSheet(["pregnant": .flag(true), "gestation_weeks": .number(12)])
        #expect(late.truth(for: early) == .no)
    }

    @Test("a set that is not complete says yes for its members, and unknown for the rest")
    func incompleteSet() {
        let some = FactSheet(["conditions": .set(FactSet(["asthma"], isComplete: false))])
        #expect(ulcer.truth(for: some) == .unknown)
        let asked = FactSet(["asthma"], isComplete: false, absent: ["active_ulcer"])
        #expect(ulcer.truth(for: FactSheet(["conditions": .set(asked)])) == .no)
        #expect(ulcer.truth(for: FactSheet(["conditions": .set(FactSet(["asthma"]))])) == .no)
    }

    @Test("an id is one word with hyphens and with underscores")
    func hyphens() {
        let planned = RuleCondition.written("planned_drug", .has, .text("naproxen-oral"))
        let facts = FactSheet(["planned_drug": .set(FactSet(["naproxen_oral"]))])
        #expect(planned.truth(for: facts) == .yes)
    }

    @Test("a question is asked once for all rules that need it, the firmest rule's first")
    func questions() {
        func rule(_ id: String, _ severity: FindingSeverity, _ when: RuleCondition) -> SafetyRule {
            SafetyRule(
                id: id, title: id, severity: severity, tier: 1, when: when, action: "",
                evidence: Evidence([]))
        }
        let verdict = SafetyVerdict(
            [
                rule("A", .caution, old), rule("B", .monitor, old),
                rule("C", .contraindicated, ulcer),
            ], for: FactSheet())
        #expect(verdict.questions.map(\.fact) == ["conditions", "age_years"])
        #expect(verdict.questions.map { $0.rules.map(\.id) } == [["C"], ["A", "B"]])
        #expect(verdict.questions[0].words == ["active_ulcer"])
    }
}
