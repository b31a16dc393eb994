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
        for (details, cause) in people.people(100) {
            let outline = try people.plan(cause, details)
            let names =
                outline.questions.map(\.text)
                + people.questions(outline).now.map(\.question.name)
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
        for (known, cause) in people.people(LongTests.count(40, long: 100)) {
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
        var known = people.people(40)
        for _ in 0..<LongTests.count(40, long: 400) {
            let cause = try #require(catalog.causes.randomElement(using: &random))
            known.append((strange.next(&random, on: today), cause))
        }
        for (details, cause) in known {
            guard let outline = try? people.plan(cause, details) else { continue }
            let asked = Set(
                people.questions(outline).now.flatMap(\.rules).map(\.id))
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

    @Test("what depends on a medicine or a pregnancy is asked when there is one, and not before")
    func gates() throws {
        let today = try #require(today)
        var details = OrdinaryPeople(catalog, today).healthy(30, .female)
        func asked() -> [String] {
            let facts = PlanFacts(details, on: today, catalog)
            let sheets = facts.planningSheets(
                [], cause: "sciatica", weightLoss: false, quitting: false, redFlag: false)
            let open = SafetyVerdict(catalog.safetyRules, forAny: sheets).open
            let asked = Questionnaire(open, planned: [], catalog)
            #expect(asked.later.isEmpty)
            return asked.now.map(\.question.name)
        }
        #expect(asked().contains("medicines"))
        #expect(!asked().contains("stopping_gabapentinoid"))
        details.medicines = ["gabapentin"]
        #expect(asked().contains("stopping_gabapentinoid"))
        details.medicines = ["semaglutide"]
        #expect(asked().contains("lately") || asked().contains("planned_surgery_days"))
        func assumed() -> String? {
            catalog.assumed(
                in: PlanFacts(details, on: today, catalog).sheet,
                planned: catalog.medicines.filter { $0.id == "naproxen-oral" })?.fact
        }
        #expect(assumed() == nil)
        details.facts["pregnant"] = RecordedFact("yes", day: today)
        #expect(assumed() == "gestation_weeks")
        details.facts["gestation_weeks"] = RecordedFact("12", day: today)
        #expect(assumed() == nil)
    }

    @Test("no finding names a medicine or a condition that is not the person's")
    func concerned() throws {
        let today = try #require(today)
        let people = OrdinaryPeople(catalog, today)
        let safety = catalog.safetyRules + catalog.exerciseSafety.rules.map(\.rule)
        var seen = 0
        for (details, cause) in people.people(100) {
            let outline = try people.plan(cause, details)
            let sheet = FactSheet(of: details, on: today, catalog)
            guard case .set(let conditions)? = sheet["conditions"] ?? .set(FactSet([])),
                case .set(let taken)? = sheet["current_classes"] ?? .set(FactSet([]))
            else { continue }
            let planned = Set(
                outline.medicines.flatMap { catalog.medicine($0.medicine)?.classes ?? [] }
                    .map(factWord))
            for finding in outline.findings {
                let rule = try #require(safety.first { $0.id == finding.rule })
                seen += 1
                let why = rule.when.leaves.filter {
                    RuleCondition.fact($0.name, $0.comparison, $0.value).truth(for: sheet) == .yes
                }
                for leaf in why {
                    guard case .text(let word) = leaf.value else { continue }
                    if leaf.name == "conditions" { #expect(conditions.members.contains(word)) }
                    if leaf.name == "current_classes" {
                        #expect(taken.members.union(planned).contains(word))
                    }
                }
                if rule.scope == .medication, finding.state != .applied {
                    #expect(outline.medicines.contains { $0.medicine == finding.subject })
                }
                // Something known of the person, of the plan or of its medicines makes it fire.
                let isOfPlan = rule.when.facts.contains {
                    $0.hasPrefix("planned_") || $0 == "cause"
                        || (cause.clock != nil && $0.contains("operation"))
                }
                #expect(isOfPlan || !why.isEmpty, "\(rule.id)")
            }
        }
        #expect(seen > 20)
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
