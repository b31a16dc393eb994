import Planner
import Yams

extension Entry {
    func triageSign() -> TriageSign {
        TriageSign(
            id: identifier(), name: text("sign"), pointsTo: text("points-to"),
            text: optionalText("text") ?? "", group: text("group"),
            ages: value("ages", required: false) == nil ? nil : range("ages", 0...125),
            evidence: each("evidence") {
                SignEvidence(
                    target: $0.text("target"), versus: $0.text("versus"), accuracy: $0.accuracy(),
                    causes: $0.ids("causes", .cause), whenAbsent: $0.flag("when-absent"),
                    note: $0.optionalText("note"), evidence: $0.evidence())
            })
    }

    func triageItem() -> TriageItem {
        TriageItem(id: identifier(), name: text("sign"), group: text("group"))
    }

    func triageCombining() -> TriageCombining {
        let ratios = 0.001...1_000.0
        return TriageCombining(
            signsAtMost: integer("signs-at-most", 1...20),
            oneSign: numbers("one-sign", ratios) ?? 1...1,
            together: numbers("together", ratios) ?? 1...1,
            unmeasured: number("unmeasured", 1...10),
            prior: numbers("prior", 0.0001...0.9999) ?? 0.5...0.5,
            evidence: evidence())
    }

    func triageRule() -> TriageRule {
        TriageRule(
            id: identifier(), name: text("name"), items: texts("items"),
            threshold: text("threshold"), accuracy: accuracy(), causes: ids("causes", .cause),
            count: triageCount(), notUsed: optionalText("not-used"), extra: optionalText("extra"),
            note: optionalText("note"), evidence: evidence())
    }

    func triagePrior() -> TriagePrior {
        TriagePrior(
            what: text("what"), value: text("value"), causes: ids("causes", .cause),
            share: value("share", required: false)?.pair("'share'", 0.0001...0.9999),
            given: value("given", required: false).flatMap { reference($0, .sign) },
            evidence: evidence())
    }

    private func triageCount() -> TriageCount? {
        if value("counts", required: false) != nil {
            return .items(
                list("counts").compactMap(countItem), atLeast: integer("at-least", 1...100),
                ruleOut: optionalInteger("rules-out-at-most", 0...100))
        }
        guard value("clusters", required: false) != nil else { return nil }
        return .clusters(
            list("clusters").map { cluster in
                (cluster.list("A cluster") ?? []).compactMap(countItem)
            })
    }

    /// `groin-pain`, `not groin-pain`, `age-over 60`, each with `: 3` behind it where it counts more.
    private func countItem(_ place: Place) -> TriageCount.Item? {
        guard let text = place.text("An item") else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1).map { $0.split(separator: " ") }
        let words = parts.first.map { $0.map(String.init) } ?? []
        let weight = parts.count == 2 ? Int(parts[1].joined()) ?? 0 : 1
        guard (1...100).contains(weight) else { return refused(place, text) }
        switch (words.first, words.count) {
        case ("age-over", 2):
            guard let age = Int(words[1]), (1...120).contains(age) else {
                return refused(place, text)
            }
            return TriageCount.Item(.olderThan(age), weight: weight)
        case ("not", 2): return sign(words[1], place).map { .init(.absent($0), weight: weight) }
        case (let word?, 1): return sign(word, place).map { .init(.present($0), weight: weight) }
        default: return refused(place, text)
        }
    }

    private func sign(_ word: String, _ place: Place) -> String? {
        reference(place.with(.scalar(.init(word, .implicit, .any, place.node.mark))), .sign)
    }

    private func refused(_ place: Place, _ text: String) -> TriageCount.Item? {
        place.report(
            "'\(text)' is no item of a rule.",
            "Write a sign, 'not' and a sign, or 'age-over 60'; ': 3' behind it counts it three times."
        )
        return nil
    }

    private func accuracy() -> Accuracy {
        Accuracy(
            sensitivity: optionalNumber("sens", 0...1), specificity: optionalNumber("spec", 0...1),
            positiveRatio: optionalNumber("lr-pos", 0...1_000),
            negativeRatio: optionalNumber("lr-neg", 0...1_000))
    }
}
