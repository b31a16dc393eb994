import PlanFiles
import Testing
import Yams

@testable import Planner

@Suite("The rules on exercises")
struct ExerciseRuleTests {
    private let catalog = BuiltInCatalog.catalog
    private var rules: [ExerciseRule] { catalog.exerciseSafety.rules }
    private static let patients = LongTests.count(10, long: 4_000)

    @Test("are all there, apart from the rules on medicines")
    func counted() {
        #expect(rules.count == 137)
        #expect(Set(rules.map(\.id)).count == 137)
        #expect(rules.allSatisfy { $0.id.hasPrefix("EX") && $0.rule.scope == .exercise })
        #expect(catalog.safetyRules.allSatisfy { $0.scope != .exercise })
        #expect(catalog.exercises.count == 75)
        #expect(catalog.exercises.allSatisfy { $0.how != nil })
    }

    @Test("each fires, does not fire and stays open for some patient")
    func eachWay() {
        for rule in rules {
            var seen: Set<Truth> = []
            var random = SplitMix64(seed: 5)
            for _ in 0..<20_000 where seen.count < 3 {
                seen.insert(rule.truth(for: Self.sheet(of: [rule], &random, unknown: 0.1)))
            }
            #expect(seen.isSuperset(of: [.yes, .no]), "\(rule.id) is only ever \(seen)")
            let asksOnlyUnknown = rule.rule.when.leaves.contains { $0.value == .text("unknown") }
            #expect(seen.contains(.unknown) || asksOnlyUnknown, "\(rule.id) is never open")
        }
    }

    @Test("say the same as an evaluator that reads the plan files on its own")
    func independent() throws {
        let other = try PlainEvaluator.load()
        var random = SplitMix64(seed: 9)
        // The plain evaluator is slow.
        for _ in 0..<LongTests.count(10, long: 500) {
            let sheet = Self.sheet(of: rules, &random, unknown: 0.3, share: 0.12)
            let judge = ExerciseJudge([sheet], catalog)
            for use in uses {
                let mine = judge.verdict(on: use)
                let theirs = other.decide(use.id, use.tags, sheet)
                #expect((mine.effect?.rawValue ?? "") == theirs.effect, "\(use.id)")
                #expect((mine.with ?? "") == theirs.with, "\(use.id)")
                #expect(Set(mine.open.map(\.rule.id)) == theirs.asks, "\(use.id)")
            }
        }
    }

    @Test("one danger more never frees an exercise, nor lifts a limit")
    func monotone() {
        var random = SplitMix64(seed: 13)
        let words = conditions
        for _ in 0..<Self.patients * 3 {
            var sheet = Self.sheet(of: rules, &random, unknown: 0, share: 0.06)
            let before = ExerciseJudge([sheet], catalog)
            guard case .set(var set) = sheet["conditions"],
                let word = words.randomElement(using: &random)
            else { continue }
            set.members.insert(word)
            sheet["conditions"] = .set(set)
            let after = ExerciseJudge([sheet], catalog)
            for use in uses { compare(before, after, use, word) }
        }
    }

    private func compare(
        _ before: ExerciseJudge, _ after: ExerciseJudge, _ use: ExerciseUse, _ word: String
    ) {
        let (old, new) = (before.verdict(on: use), after.verdict(on: use))
        let rank = { (verdict: ExerciseVerdict) in verdict.effect?.rank ?? Int.max }
        #expect(rank(new) <= rank(old), "\(use.id) is freer with \(word)")
        guard old.effect == new.effect, new.with == old.with, !new.isStopped else { return }
        var joined = new.limit
        joined.join(old.limit, catalog.exerciseSafety.limits)
        #expect(joined.figures == new.limit.figures, "\(use.id): \(word) lifts a limit")
        #expect(Set(new.limit.words).isSuperset(of: old.limit.words), "\(use.id): \(word)")
    }

    @Test(
        "a fact that is forgotten opens a question or keeps the effect, and never frees in silence")
    func forgotten() {
        var random = SplitMix64(seed: 17)
        for _ in 0..<Self.patients * 3 {
            let sheet = Self.sheet(of: rules, &random, unknown: 0, share: 0.06)
            guard let name = sheet.values.keys.sorted().randomElement(using: &random) else {
                continue
            }
            var less = sheet
            less[name] = nil
            let (known, unknown) = (ExerciseJudge([sheet], catalog), ExerciseJudge([less], catalog))
            let still = Set(unknown.fired.map(\.id))
            for use in uses {
                let open = Set(unknown.verdict(on: use).open.map(\.rule.id))
                for rule in known.verdict(on: use).rules
                where rule.rule.severity.rank <= 1 && !still.contains(rule.id) {
                    #expect(open.contains(rule.id), "\(use.id), \(rule.id) without \(name)")
                }
            }
        }
    }

    @Test("what takes the place of an exercise stands before all rules")
    func replacementsStand() {
        var random = SplitMix64(seed: 21)
        for _ in 0..<Self.patients {
            let sheet = Self.sheet(of: rules, &random, unknown: 0.2, share: 0.1)
            let judge = ExerciseJudge([sheet], catalog)
            for use in uses {
                guard let with = judge.verdict(on: use).with, let other = catalog.use(of: with)
                else { continue }
                let effect = judge.verdict(on: other).effect
                #expect(effect == nil || [.limit, .ask, .monitor].contains(effect))
            }
        }
    }

    /// Every exercise, every part of the programme, and every use in a cause with tags of its own.
    private var uses: [ExerciseUse] {
        let library = catalog.exercises.map(\.id) + catalog.exerciseSafety.items.map(\.id)
        return library.compactMap { catalog.use(of: $0) }
    }

    private var conditions: [String] {
        let words = rules.flatMap(\.rule.when.leaves).compactMap { leaf -> String? in
            guard leaf.name == "conditions", case .text(let word) = leaf.value else { return nil }
            return word
        }
        return Set(words).sorted()
    }

    /// Values near the borders of the rules; `share` of the words of a set.
    static func sheet(
        of rules: [ExerciseRule], _ random: inout SplitMix64, unknown: Double,
        share: Double = 0.3
    ) -> FactSheet {
        var leaves: [String: [RuleCondition.Leaf]] = [:]
        let all = rules.flatMap { $0.rule.when.leaves + ($0.unless?.leaves ?? []) }
        for leaf in all { leaves[leaf.name, default: []].append(leaf) }
        var sheet = FactSheet()
        for (name, leaves) in leaves.sorted(by: { $0.key < $1.key })
        where Double.random(in: 0..<1, using: &random) >= unknown {
            let asked = leaves.filter { $0.value != .text("unknown") }
            guard let leaf = asked.randomElement(using: &random) else { continue }
            switch leaf.value {
            case .number(let value):
                let isNone = Double.random(in: 0..<1, using: &random) > share * 3
                let step = Double([-1, 0, 1].randomElement(using: &random) ?? 0)
                sheet[name] = isNone ? FactValue.none : .number(value + step)
            case .flag(let flag):
                let same = Double.random(in: 0..<1, using: &random) < share * 2
                sheet[name] = .flag(same ? flag : !flag)
            case .text where leaf.comparison == .has:
                let words = asked.compactMap { leaf -> String? in
                    guard case .text(let word) = leaf.value else { return nil }
                    return Double.random(in: 0..<1, using: &random) < share ? word : nil
                }
                sheet[name] = .set(FactSet(Set(words)))
            case .text(let word):
                let same = Double.random(in: 0..<1, using: &random) < share * 3
                sheet[name] = .text(same ? factWord(word) : "something_else")
            }
        }
        return sheet
    }
}
