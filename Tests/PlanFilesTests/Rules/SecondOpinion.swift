import BuiltInPlans
import PlanFiles
import Yams

@testable import Planner

/// The plainest evaluator of rules and of what follows from words, written for the test: it reads the plan
/// files itself, as text, and shares no logic with the program.
struct SecondOpinion {
    typealias Facts = [String: FactValue]

    private let rules: [Tree]
    private var broader: [String: [String: Set<String>]] = [:]
    private let implications: [Tree]
    private let derived: [Tree]
    private let gates: [Tree]

    init() throws {
        func files(_ folder: String) -> [String] {
            PlanFiles.builtIn.map(\.path).filter { $0.hasPrefix(folder) }
        }
        rules = try files("safety/").flatMap { try Content.plan($0)["rules"].items }
        let words = try files("words/").map(Content.plan)
        implications = words.flatMap { $0["implications"].items }
        derived = words.flatMap { $0["derived"].items }
        gates = try Content.plan("facts.yaml")["facts"].items
            .filter { $0.has("asked-when") && $0.has("otherwise") }
        for (key, facts) in [
            ("conditions", ["conditions"]), ("classes", ["current_classes", "planned_class"]),
            ("allergies", ["allergies"]),
        ] {
            var next: [String: Set<String>] = [:]
            for word in words.flatMap({ $0[key].items }) {
                let same = [word["id"].text] + word["also"].items.map(\.text)
                for id in same {
                    next[id, default: []].formUnion(same)
                    next[id, default: []].formUnion(word["broader"].items.map(\.text))
                }
            }
            for fact in facts { broader[fact] = next }
        }
    }

    func verdict(_ told: Facts) -> (fired: Set<String>, open: Set<String>) {
        let facts = everything(told)
        var fired: Set<String> = []
        var open: Set<String> = []
        for rule in rules {
            switch holds(rule["when"], facts) {
            case true?: fired.insert(rule["id"].text)
            case nil: open.insert(rule["id"].text)
            case false?: break
            }
        }
        return (fired, open)
    }

    private func everything(_ told: Facts) -> Facts {
        var facts = widened(told)
        for entry in derived where entry["from-told"].text == "true" { derive(entry, &facts) }
        while true {
            let before = facts
            for entry in implications where holds(entry["when"], facts) == true {
                for text in entry["sets"].items.map(\.text) { set(text, &facts) }
            }
            for gate in gates where facts[gate["name"].text] == nil {
                if holds(gate["asked-when"], facts) == false {
                    facts[gate["name"].text] = answer(gate)
                }
            }
            facts = widened(facts)
            if facts == before { break }
        }
        for entry in derived where entry["from-told"].text != "true" { derive(entry, &facts) }
        return facts
    }

    private func answer(_ gate: Tree) -> FactValue {
        let text = gate["otherwise"].text
        if text == "none", gate["type"].text == "number" { return .none }
        if gate["type"].text == "yes-no" { return .flag(text == "yes") }
        return Double(text).map { .number($0) } ?? .text(factWord(text))
    }

    private func widened(_ facts: Facts) -> Facts {
        var facts = facts
        for (name, next) in broader {
            guard case .set(var set) = facts[name] else { continue }
            while true {
                let more = set.members.union(set.members.flatMap { next[$0] ?? [] })
                if more == set.members { break }
                set.members = more
            }
            facts[name] = .set(set)
        }
        return facts
    }

    private func set(_ text: String, _ facts: inout Facts) {
        let words = text.split(separator: " ").map(String.init)
        switch words[1] {
        case "has":
            var known = FactSet([], isComplete: false)
            if case .set(let set) = facts[words[0]] { known = set }
            known.members.insert(words[2])
            facts[words[0]] = .set(known)
        case _ where ["yes", "no"].contains(words[2]): facts[words[0]] = .flag(words[2] == "yes")
        default: facts[words[0]] = .text(words[2])
        }
    }

    private func derive(_ entry: Tree, _ facts: inout Facts) {
        let name = entry["fact"].text
        if entry.has("counts") {
            let truths = entry["counts"].items.map { holds($0["when"], facts) }
            let low = Double(truths.count { $0 == true })
            let high = low + Double(truths.count { $0 == nil })
            if case .number(let told) = facts[name] {
                facts[name] = .number(max(told, low))
            } else {
                facts[name] = low == high ? .number(low) : .span(low...high)
            }
            return
        }
        switch holds(entry["when"], facts) {
        case true?: facts[name] = .flag(true)
        case false? where facts[name] == nil: facts[name] = .flag(false)
        default: break
        }
    }

    private func holds(_ tree: Tree, _ facts: Facts) -> Bool? {
        if tree.has("all") {
            let truths = tree["all"].items.map { holds($0, facts) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        }
        if tree.has("any") {
            let truths = tree["any"].items.map { holds($0, facts) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        }
        let words = tree.text.split(separator: " ", maxSplits: 2).map(String.init)
        return compare(value(words[0], facts), words[1], words[2])
    }

    private func value(_ name: String, _ facts: Facts) -> FactValue? {
        let parts = name.split(separator: ".").map(String.init)
        if parts.count == 2, case .map(let entries) = facts[parts[0]] {
            if let figure = entries[factWord(parts[1])] { return .number(figure) }
            guard case .set(let planned) = facts["planned_drug"], planned.isComplete,
                !planned.members.contains(factWord(parts[1]))
            else { return nil }
            return FactValue.none
        }
        if name == "gestation_weeks", facts[name] == nil, facts["pregnant"] == .flag(true) {
            return .number(28)
        }
        return facts[name]
    }

    private func compare(_ value: FactValue?, _ sign: String, _ word: String) -> Bool? {
        switch value {
        case nil, .map: return nil
        case .some(.none): return false
        case .set(let set):
            if set.members.contains(factWord(word)) { return true }
            return set.isComplete ? false : nil
        case .flag(let flag): return (sign == "==") == (flag == (word == "yes"))
        case .text(let text): return (sign == "==") == (factWord(text) == factWord(word))
        case .number(let number): return holds(number, sign, Double(word) ?? .nan)
        case .span(let span):
            let ends = [span.lowerBound, span.upperBound].map {
                holds($0, sign, Double(word) ?? .nan)
            }
            return ends[0] == ends[1] && sign.first != "=" && sign != "!=" ? ends[0] : nil
        }
    }

    private func holds(_ left: Double, _ sign: String, _ right: Double) -> Bool {
        switch sign {
        case ">=": left >= right
        case ">": left > right
        case "<": left < right
        case "<=": left <= right
        case "==": left == right
        default: left != right
        }
    }
}
