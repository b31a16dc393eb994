extension SafetyRule {
    /// The facts that make the rule fire, in words: `egfr 25 (3 Nov by Dr Lee)`, `heart failure`. Empty if it
    /// rests only on what is planned.
    package func told(_ sheet: FactSheet, _ recorded: [String: RecordedFact], _ catalog: Catalog)
        -> String
    {
        var parts: [String] = []
        for leaf in leaves where isTold(leaf, sheet, catalog) {
            let part = leaf.told(sheet, recorded, catalog)
            if !part.isEmpty, !parts.contains(part) { parts.append(part) }
        }
        return parts.joined(separator: ", ")
    }

    /// Whether a comparison is worth telling: it holds, and is not about the plan, which the line names
    /// anyway.
    private func isTold(
        _ leaf: RuleCondition.Leaf, _ sheet: FactSheet, _ catalog: Catalog
    ) -> Bool {
        RuleCondition.fact(leaf.name, leaf.comparison, leaf.value).truth(for: sheet) == .yes
            && catalog.fact(RuleCondition.factName(leaf.name))?.origin != .plan
    }
}

extension RuleCondition.Leaf {
    fileprivate func told(
        _ sheet: FactSheet, _ recorded: [String: RecordedFact], _ catalog: Catalog
    ) -> String {
        let fact = catalog.fact(RuleCondition.factName(name))
        var words = name.split(separator: "_").map(String.init)
        if words.count > 1, words.last == fact?.unit { words.removeLast() }
        let label = words.joined(separator: " ")
        let when =
            recorded[name].map { record in
                let day = record.day.map { " on \($0)" } ?? ""
                let by = record.saidBy.map { " by \($0)" } ?? ""
                return day + by
            } ?? ""
        switch (sheet.value(askedAs: name), value) {
        case (.number(let number), _):
            let rounded = plain((number * 10).rounded() / 10)
            let unit = fact?.unit.map {
                rounded == "1" && $0.hasSuffix("s") ? "\($0.dropLast())" : $0
            }
            return "\(label) \(rounded)" + (unit.map { " \($0)" } ?? "") + when
        case (.flag(let flag), _): return "\(label): \(flag ? "yes" : "no")" + when
        case (.set, .text(let word)): return catalog.name(of: word, in: name) + when
        case (.text(let text), _):
            let words = text.split(separator: "_").joined(separator: " ")
            return "\(label): \(words)" + when
        default: return ""
        }
    }
}
