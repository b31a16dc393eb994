import BuiltInPlans
import PlanFiles
import Testing
import Yams

@testable import Planner

/// The rules on exercises as they stand in the plan files, judged by the plainest code, apart from the
/// product's reader and judge.
struct PlainEvaluator {
    struct Answer {
        var effect = ""
        var with = ""
        var asks: Set<String> = []
    }

    private var rules: [Tree] = []
    private var tables: [String: Tree] = [:]
    private var tags: [String: Set<String>] = [:]
    private static let ranks = ["hold-all", "leave-out", "replace", "limit", "ask", "monitor", ""]

    static func load() throws -> PlainEvaluator {
        var evaluator = PlainEvaluator()
        for file in PlanFiles.builtIn.filter({ $0.path.hasPrefix("exercise-rules/") }) {
            let tree = try Content.plan(file.path)
            evaluator.rules += tree["rules"].items
            for table in tree["replacements"].items {
                evaluator.tables[table["need"].text] = table["instead"]
            }
            for item in tree["items"].items {
                evaluator.tags[item["id"].text] = Set(item["tags"].items.map(\.text))
            }
        }
        for exercise in try Content.plan("exercises.yaml")["exercises"].items {
            evaluator.tags[exercise["id"].text] = Set(exercise["tags"].items.map(\.text))
        }
        return evaluator
    }

    func decide(_ id: String, _ asked: Set<String>, _ sheet: FactSheet, depth: Int = 0) -> Answer {
        var answer = Answer()
        var wanted: [String] = []
        for rule in rules where applies(rule, id, asked) {
            let fires = truth(of: rule, sheet)
            if fires == nil, ["contraindicated", "avoid"].contains(rule["severity"].text),
                rule["effect"].text != "monitor"
            {
                answer.asks.insert(rule["id"].text)
            }
            let dangerous = Set(rule["presumes"].items.map(\.text))
            guard
                fires == true
                    || (fires == nil && !dangerous.isEmpty
                        && truth(rule["when"], sheet, presuming: dangerous) == true)
            else { continue }
            var effect = rule["effect"].text
            if ["leave-out", "replace", "limit"].contains(effect) {
                let table = tables[rule["need"].text]
                if let table, table.has(id) {
                    switch table[id] {
                    case .map: effect = "limit"
                    case .leaf("none"): effect = "leave-out"
                    default:
                        effect = "replace"
                        wanted.append(table[id].text)
                    }
                } else if effect == "replace" {
                    effect = "leave-out"
                }
            }
            if rank(effect) < rank(answer.effect) { answer.effect = effect }
        }
        guard answer.effect == "replace" else { return answer }
        for other in wanted {
            let next =
                depth < 3 ? decide(other, tags[other] ?? [], sheet, depth: depth + 1) : nil
            guard let next, rank(next.effect) >= rank("replace") else {
                answer.effect = "leave-out"
                answer.with = ""
                return answer
            }
            if answer.with.isEmpty { answer.with = next.with.isEmpty ? other : next.with }
        }
        return answer
    }

    private func rank(_ effect: String) -> Int { Self.ranks.firstIndex(of: effect) ?? 0 }

    private func applies(_ rule: Tree, _ id: String, _ tags: Set<String>) -> Bool {
        let target = rule["applies-to"]
        return target["everything"].text == "true"
            || target["exercises"].items.contains { $0.text == id }
            || target["tags"].items.contains { tags.contains($0.text) }
    }

    private func truth(of rule: Tree, _ sheet: FactSheet) -> Bool? {
        if rule.has("unless"), truth(rule["unless"], sheet) == true { return false }
        return truth(rule["when"], sheet)
    }

    private func truth(
        _ tree: Tree, _ sheet: FactSheet, presuming dangerous: Set<String> = []
    ) -> Bool? {
        for (word, stops) in [("all", false), ("any", true)] where tree.has(word) {
            let parts = tree[word].items.map { truth($0, sheet, presuming: dangerous) }
            return parts.contains(stops) ? stops : parts.contains(nil) ? nil : !stops
        }
        let words = tree.text.split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        return compare(sheet, words[0], words[1], words[2])
            ?? (dangerous.contains(words[0]) ? true : nil)
    }

    private func compare(
        _ sheet: FactSheet, _ name: String, _ comparison: String, _ word: String
    ) -> Bool? {
        if word == "unknown" { return sheet[name] == nil }
        var known = sheet[name]
        if known == nil, name == "gestation_weeks", sheet["pregnant"] == .flag(true) {
            known = .number(28)
        }
        let isEqual = comparison == "=="
        switch known {
        case nil: return nil
        case .some(.none): return false
        case .set(let set): return set.members.contains(word)
        case .flag(let flag): return (flag == (word == "yes")) == isEqual
        case .text(let text): return (text == factWord(word)) == isEqual
        case .map, .span: return nil
        case .number(let left):
            let right = Double(word) ?? .nan
            switch comparison {
            case ">=": return left >= right
            case ">": return left > right
            case "<": return left < right
            case "<=": return left <= right
            default: return (left == right) == isEqual
            }
        }
    }
}
