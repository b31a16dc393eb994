import PlanTree
import Planner

extension Entry {
    func triageRule() -> TriageRule {
        TriageRule(
            id: identifier(), name: text("name"), cause: id("cause", .cause),
            group: id("group", .findingGroup), count: triageCount(), ratio: usedRatio(),
            onlyRulesIn: flag("only-rules-in"), published: publishedRatio(), evidence: evidence(),
            note: optionalText("note"))
    }

    private func triageCount() -> TriageCount {
        if value("clusters", required: false) != nil {
            return .clusters(
                list("clusters").map { cluster in
                    (cluster.list("A cluster") ?? []).compactMap(countItem)
                })
        }
        return .items(
            list("counts", required: true).compactMap(countItem),
            atLeast: integer("at-least", 1...100),
            ruleOut: optionalInteger("rules-out-at-most", 0...100))
    }

    /// `groin-pain`, `not groin-pain`, `age-over 60`.
    private func countItem(_ place: Place) -> TriageCount.Item? {
        guard let text = place.text("An item") else { return nil }
        let words = text.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("age-over", 2):
            guard let age = Int(words[1]), (1...120).contains(age) else {
                return refused(place, text)
            }
            return .olderThan(age)
        case ("not", 2): return reference(words[1], place, .sign).map { .absent($0) }
        case (let word?, 1): return reference(word, place, .sign).map { .present($0) }
        default: return refused(place, text)
        }
    }

    private func refused(_ place: Place, _ text: String) -> TriageCount.Item? {
        place.report(
            "'\(text)' is no item of a rule.",
            "Write a sign, 'not' and a sign, or 'age-over 60'.")
        return nil
    }

    /// A name inside the text of a place.
    func reference(_ word: String, _ place: Place, _ kind: ReferenceKind) -> String? {
        reference(place.with(.scalar(word, isPlain: true, place.node.mark)), kind)
    }
}
