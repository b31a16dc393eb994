import CivilTime
import Testing

@testable import Planner

/// A question wall is no answer: what is asked of ordinary people before a plan, and that nothing is lost by it.
@Suite("Few questions, and none that decides is lost")
struct QuestionBudgetTests {
    /// Questions that anybody may be asked before a plan, follow-up questions counted.
    private static let most = 12

    private let catalog = BuiltInCatalog.catalog
    private let today = try? Day(parsing: "2026-12-01")

    @Test(
        "somebody healthy of 45 with sciatica is asked at most 12 questions until none is left, and no finding is shown",
        arguments: [PatientDetails.Sex.female, .male])
    func healthy(_ sex: PatientDetails.Sex) throws {
        let people = OrdinaryPeople(catalog, try #require(today))
        var details = people.healthy(45, sex)
        let sciatica = try #require(catalog.cause("sciatica"))
        #expect(try people.plan(sciatica, details).findings.isEmpty)
        let asked = try people.answerAll(&details, for: sciatica)
        #expect(asked.count <= Self.most, "\(asked)")
        #expect(asked.count > 5, "the count can fail")
        if sex == .male { #expect(!asked.contains("pregnancy")) }
        let outline = try people.plan(sciatica, details)
        #expect(!outline.medicines.isEmpty && outline.findings.isEmpty)
    }

    @Test(
        "of 100 ordinary people with any cause 95 are asked at most 12 questions before a plan, none more than 13"
    )
    func ordinary() throws {
        let people = OrdinaryPeople(catalog, try #require(today))
        var counts: [Int] = []
        for (details, cause) in people.hundred {
            let outline = try people.plan(cause, details)
            let names =
                outline.questions
                + Questionnaire(outline.open, catalog).now.map(\.question.name)
            counts.append(names.count)
            #expect(names.count <= Self.most + 1, "\(cause.id): \(names)")
            #expect(Set(names).count == names.count)
        }
        #expect(counts.count { $0 > Self.most } <= 5)
    }

    @Test(
        "harmless answers to all that is asked, and to what is asked next, leave no firm rule open")
    func decided() throws {
        let people = OrdinaryPeople(catalog, try #require(today))
        for (known, cause) in people.hundred {
            var details = known
            _ = try people.answerAll(&details, for: cause)
            let outline = try people.plan(cause, details)
            let open = outline.open.filter {
                $0.rule.severity.rank <= 1 && $0.rule.scope != .exercise
            }
            #expect(open.isEmpty, "\(cause.id): \(open.map { ($0.rule.id, $0.missing) })")
        }
    }

    @Test("each firm rule that is open has a question that is asked now")
    func nothingLost() throws {
        let today = try #require(today)
        let people = OrdinaryPeople(catalog, today)
        var random = SplitMix64(seed: 77)
        let strange = RandomPatients(catalog)
        var known = people.hundred
        for _ in 0..<100 {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            known.append((strange.next(&random, on: today), cause))
        }
        for (details, cause) in known {
            guard let outline = try? people.plan(cause, details) else { continue }
            let asked = Set(
                Questionnaire(outline.open, catalog).now.flatMap(\.rules).map(\.id))
            for open in outline.open where open.rule.scope != .exercise {
                guard open.rule.severity.rank <= 1 else { continue }
                #expect(asked.contains(open.rule.id), "\(open.rule.id): \(open.missing)")
            }
        }
    }

    @Test("a group's no takes no finding away and makes nothing fire; it only closes what was open")
    func denials() throws {
        let today = try #require(today)
        var random = SplitMix64(seed: 9)
        let patients = RandomPatients(catalog)
        var closed = 0
        for _ in 0..<100 {
            var details = patients.next(&random, on: today)
            let before = verdict(details)
            for group in catalog.asking.groups where Bool.random(using: &random) {
                details.facts[group.record] = RecordedFact("no", day: today)
            }
            let after = verdict(details)
            #expect(before.fired.map(\.id) == after.fired.map(\.id))
            #expect(Set(before.notFired.map(\.id)).isSubset(of: after.notFired.map(\.id)))
            closed += before.open.count - after.open.count
        }
        #expect(closed > 100)
    }

    @Test("a condition is absent only when every narrower one was asked, too")
    func narrower() throws {
        let today = try #require(today)
        var details = PatientDetails(name: "A")
        func has(_ word: String) -> Truth {
            RuleCondition.fact("conditions", .has, .text(word))
                .truth(for: FactSheet(of: details, on: today, catalog))
        }
        #expect(has("falls_risk") == .unknown)
        details.facts[AskGroup.record(of: "nerves")] = RecordedFact("no", day: today)
        #expect(has("epilepsy") == .no)
        #expect(has("falls_risk") == .unknown, "orthostatic hypotension was not asked")
        for id in ["heart", "body"] {
            details.facts[AskGroup.record(of: id)] = RecordedFact("no", day: today)
        }
        #expect(has("falls_risk") == .no)
        details.conditions = ["epilepsy"]
        #expect(has("epilepsy") == .yes)
    }

    private func verdict(_ details: PatientDetails) -> SafetyVerdict {
        let facts = PlanFacts(details, on: today ?? Day(number: 0), catalog)
        let sheets = facts.planningSheets(
            catalog.medicines.filter { ["naproxen-oral", "codeine-oral"].contains($0.id) },
            cause: "sciatica", weightLoss: true, quitting: false, redFlag: false)
        return SafetyVerdict(catalog.safetyRules, forAny: sheets)
    }
}
