import Planner

extension Entry {
    func flagRule() -> FlagRule {
        FlagRule(
            id: identifier(),
            flag: value("flag", required: false).flatMap { reference($0, .redFlag) },
            urgency: choice("urgency", FlagRule.Urgency.self) ?? .emergency, why: text("why"),
            all: flagItems("all"), any: flagItems("any"),
            atLeast: optionalInteger("at-least", 1...20) ?? 1, none: flagItems("none"),
            ages: value("ages", required: false) == nil ? nil : range("ages", 0...125),
            nothingMechanical: flag("nothing-mechanical"),
            pointsTo: value("points-to", required: false).flatMap { reference($0, .cause) },
            clearedBy: ids("cleared-by", .sign), evidence: evidence())
    }

    private func flagItems(_ key: String) -> [FlagRule.Item] {
        list(key).compactMap { place in
            guard let text = place.text("An item of '\(key)'") else { return nil }
            return flagItem(text.split(separator: " ").map(String.init), text, place)
        }
    }

    /// `fever`, `not fever`, `any of hip-place`, `limp and fever`.
    private func flagItem(
        _ words: [String], _ text: String, _ place: Place
    ) -> FlagRule.Item? {
        let parts = words.split(separator: "and", omittingEmptySubsequences: false)
        if parts.count > 1 {
            let items = parts.compactMap { flagItem(Array($0), text, place) }
            return items.count == parts.count ? .both(items) : nil
        }
        switch (words.first, words.count) {
        case ("not", 2): return reference(words[1], place, .sign).map { .denied($0) }
        case ("any", 3) where words[1] == "of":
            return reference(words[2], place, .signSet).map { .anyOf($0) }
        case (let word?, 1): return reference(word, place, .sign).map { .present($0) }
        default:
            place.report(
                "'\(text)' is no item of a flag rule.",
                "Write a sign, 'not SIGN', 'any of SET', or two of these with 'and' between.")
            return nil
        }
    }
}
