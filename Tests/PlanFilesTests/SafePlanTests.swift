import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// Plans for random patients, checked with the bare conditions of the rules: each for somebody, then with one danger
/// more after another, then with one more fact known.
/// Tried on ten times as many where `PHYSIO_LONG_TESTS` is set.
@Suite("No plan is unsafe")
struct SafePlanTests {
    private let catalog = BuiltInCatalog.catalog
    /// Parts that are looked at side by side, each with patients of its own.
    private static let parts = 2
    /// How many are added to each patient.
    private static let dangers = 3

    @Test(
        "random patients: only what the program may choose, nothing that a rule forbids; and with a danger more, or a fact more, no medicine and no exercise more",
        arguments: 0..<parts)
    func randomPatients(part: Int) throws {
        var random = SplitMix64(seed: UInt64(172 + part))
        let patients = RandomPatients(catalog)
        let today = try Day(parsing: "2026-12-01")
        let count = RandomPatients.count / Self.parts
        var seen = Seen()
        for number in 0..<count {
            let cause = try cause(&random)
            let before = patients.next(&random, on: today)
            let first = try plan(cause, before, on: today)
            if let first { try expectSafe(first, before, today, &seen) }
            // One danger after another, each compared with what stood before it.
            var (worse, standing) = (before, first)
            for _ in 0..<Self.dangers {
                let added = patients.worsen(&worse, &random, on: today)
                let next = try plan(cause, worse, on: today)
                compare(standing, next, added, &seen)
                standing = next
            }
            var known = before
            guard number % 2 == 0, let name = tellOneMore(&known, patients, &random, today) else {
                continue
            }
            compareKnown(first, try plan(cause, known, on: today), name, &seen)
        }
        // Each happens often enough, so that the test can fail.
        #expect(seen.proposed > count / 5)
        #expect(seen.passedOver > count / 10)
        #expect(seen.lost > count / 200)
        #expect(seen.freer > count / 60)
        #expect(seen.kept > count / 40)
        #expect(seen.chosen.count >= 4, "tablets, gels and protection: \(seen.chosen)")
    }

    /// A cause with one of its phases, which stands for all: each is asked the same rules.
    private func cause(_ random: inout SplitMix64) throws -> PlanTemplate {
        var cause = try #require(catalog.causes.randomElement(using: &random))
        if let phase = cause.phases.randomElement(using: &random) { cause.phases = [phase] }
        return cause
    }

    /// What was met.
    private struct Seen {
        var proposed = 0
        var passedOver = 0
        /// Plans with a medicine less after one danger more.
        var lost = 0
        /// Exercises that are done in another way, or no more.
        var freer = 0
        /// What was forbidden before one fact more was known.
        var kept = 0
        var chosen: Set<String> = []
    }

    private func plan(
        _ cause: PlanTemplate, _ details: PatientDetails, on today: Day
    ) throws -> PlanOutline? {
        let facts = PlanFacts(details, on: today, catalog)
        var choices = PlanChoices()
        choices.clearedBy = "Dr Lee"
        do { return try compose(cause, from: catalog, for: facts, choices) } catch {
            switch error {
            case .stopped: break
            case .ageUnknown: #expect(facts.ages == nil)
            case .wrongAge: #expect((facts.ages?.lowerBound ?? 0) < 18)
            default: throw error
            }
            return nil
        }
    }

    private func expectSafe(
        _ outline: PlanOutline, _ details: PatientDetails, _ today: Day, _ seen: inout Seen
    ) throws {
        let facts = PlanFacts(details, on: today, catalog)
        #expect((facts.ages?.lowerBound ?? 0) >= 18, "no plan for a child, or for an unknown age")
        seen.proposed += outline.medicines.count
        seen.passedOver += outline.findings.count { $0.state == .applied }
        expectChosen(outline, facts, &seen)
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

    /// Only what the catalogue lets the program choose, and NSAID tablets never alone.
    private func expectChosen(_ outline: PlanOutline, _ facts: PlanFacts, _ seen: inout Seen) {
        let medicines = outline.medicines.compactMap { catalog.medicine($0.medicine) }
        let hasProtection = medicines.contains { $0.proposal == .asGastroprotection }
        for medicine in medicines {
            seen.chosen.insert(medicine.id)
            switch medicine.proposal {
            case .alone: break
            case .withGastroprotection: #expect(hasProtection || facts.takes("ppi"))
            case .asGastroprotection:
                #expect(medicines.contains { $0.proposal == .withGastroprotection })
            case .whenQuitting:
                #expect(outline.milestones.contains { $0.kind == .quitDate })
            case nil: Issue.record("\(medicine.id) was chosen for \(outline.template.id)")
            }
        }
    }

    /// With one more illness, medicine or allergy, or a worse measurement.
    private func compare(
        _ first: PlanOutline?, _ second: PlanOutline?, _ added: String, _ seen: inout Seen
    ) {
        guard let first else {
            #expect(second == nil, "a plan that is refused stays refused, with \(added), too")
            return
        }
        guard let second else { return }
        let had = Set(first.medicines.map(\.medicine))
        let has = Set(second.medicines.map(\.medicine))
        #expect(
            has.isSubset(of: had),
            "\(first.template.id), \(added): \(had.sorted()) became \(has.sorted())")
        if has != had { seen.lost += 1 }
        for (old, new) in zip(first.exercises, second.exercises).flatMap({ zip($0, $1) }) {
            let (before, after) = (old.verdict.effect?.rank, new.verdict.effect?.rank)
            #expect(
                (after ?? Int.max) <= (before ?? Int.max),
                "\(old.prescribed.exercise) is freer with \(added)")
            if before != after { seen.freer += 1 }
        }
        let walks = { (plan: PlanOutline) in plan.routines.contains { $0.kind == .walking } }
        #expect(!walks(second) || walks(first), "walking comes with \(added)")
    }

    /// One fact that was not known is told; its name.
    private func tellOneMore(
        _ details: inout PatientDetails, _ patients: RandomPatients, _ random: inout SplitMix64,
        _ today: Day
    ) -> String? {
        let more = patients.next(&random, on: today)
        let name = more.facts.keys.sorted().filter { details.facts[$0] == nil }
            .randomElement(using: &random)
        guard let name, catalog.fact(name)?.exemption == nil, name != "pregnant" else { return nil }
        details.facts[name] = more.facts[name]
        return name
    }

    private func compareKnown(
        _ first: PlanOutline?, _ second: PlanOutline?, _ name: String, _ seen: inout Seen
    ) {
        guard let first else {
            #expect(second == nil, "a plan that was stopped stays stopped, with \(name) known")
            return
        }
        let forbidden = Set(
            first.findings.filter { $0.severity == .contraindicated && $0.state == .applied }
                .map(\.subject))
        let has = (second?.medicines ?? []).map(\.medicine)
        #expect(forbidden.isDisjoint(with: has), "\(name)")
        seen.kept += forbidden.count
    }
}

extension PlanFacts {
    fileprivate func takes(_ word: String) -> Bool {
        guard case .set(let taken) = sheet["current_classes"] else { return false }
        return taken.members.contains(word)
    }
}
