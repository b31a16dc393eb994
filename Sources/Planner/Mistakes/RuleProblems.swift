/// A mistake in a safety rule, and what to do about it.
package struct RuleProblem: Hashable, Sendable {
    /// What is wrong, as a sentence.
    package let problem: String
    /// What to do next, as a sentence.
    package let remedy: String
}

extension SafetyRule {
    /// What is wrong with the rule's condition: a comparison that does not suit the fact, a number that is
    /// not plausible, a word that nobody knows, parts that can never hold together.
    package func problems(in catalog: Catalog) -> [RuleProblem] {
        when.leaves.flatMap { problems(of: $0, in: catalog) } + contradictions(when, under: [])
    }

    private func problems(of leaf: RuleCondition.Leaf, in catalog: Catalog) -> [RuleProblem] {
        let name = RuleCondition.factName(leaf.name)
        guard let fact = catalog.fact(name) else { return [] }
        if leaf.value == .text(RuleCondition.unknownWord), leaf.comparison != .has { return [] }
        switch (fact.kind, leaf.value) {
        case (.number, .number(let value)), (.map, .number(let value)):
            guard leaf.comparison != .has else { return [unsuited(leaf, fact)] }
            guard let range = fact.range, !range.contains(value) else { return [] }
            return [
                RuleProblem(
                    problem: "'\(leaf.text)' cannot be: \(name) lies between "
                        + "\(plain(range.lowerBound)) and \(plain(range.upperBound)).",
                    remedy: "Correct the figure, or the range in facts.yaml.")
            ]
        case (.yesNo, .flag), (.text, .text):
            guard leaf.comparison == .equal || leaf.comparison == .notEqual else {
                return [unsuited(leaf, fact)]
            }
            guard case .text(let word) = leaf.value else { return [] }
            return unknownWord(word, leaf, among: words(of: fact, in: catalog))
        case (.set, .text(let word)):
            guard leaf.comparison == .has else { return [unsuited(leaf, fact)] }
            return unknownWord(word, leaf, among: words(of: fact, in: catalog))
        default: return [unsuited(leaf, fact)]
        }
    }

    private func words(of fact: Fact, in catalog: Catalog) -> [String]? {
        switch fact.name {
        case "planned_drug":
            (catalog.medicines.map(\.id) + catalog.vocabulary.otherMedicines.map(\.id))
                .map(factWord)
        case "cause": catalog.causes.map { factWord($0.id) }
        default:
            catalog.vocabulary.ids(of: fact.name)
                ?? (fact.values.isEmpty ? nil : fact.values.map(factWord))
        }
    }

    private func unknownWord(
        _ word: String, _ leaf: RuleCondition.Leaf, among words: [String]?
    ) -> [RuleProblem] {
        guard let words, !words.contains(factWord(word)) else { return [] }
        return [
            RuleProblem(
                problem: "'\(leaf.text)' can never hold: nobody can have '\(word)' there.",
                remedy: "Correct the word, or add it where the words of facts stand.")
        ]
    }

    private func unsuited(_ leaf: RuleCondition.Leaf, _ fact: Fact) -> RuleProblem {
        RuleProblem(
            problem: "'\(leaf.text)' does not suit \(fact.name), which is \(fact.kind.told).",
            remedy: "Use has for sets, == or != for yes-no and text, and >=, >, <, <= for numbers.")
    }

    /// Parts of an `all` that cannot hold together, also across the `any` inside it.
    private func contradictions(
        _ predicate: RuleCondition, under outer: [RuleCondition.Leaf]
    ) -> [RuleProblem] {
        switch predicate {
        case .fact: return []
        case .any(let parts):
            return parts.flatMap { part -> [RuleProblem] in
                contradictions(.all([part]), under: outer)
            }
        case .all(let parts):
            let own = parts.flatMap { part -> [RuleCondition.Leaf] in
                if case .fact = part { part.leaves } else { [] }
            }
            let together = outer + own
            if let name = Self.contradicted(together), Self.contradicted(outer) == nil {
                return [
                    RuleProblem(
                        problem: "This can never hold: "
                            + together.filter { $0.name == name }.map(\.text)
                            .joined(separator: " and ") + ".",
                        remedy: "Correct one of them, or put them under 'any:'.")
                ]
            }
            return parts.flatMap { contradictions($0, under: together) }
        }
    }

    /// A fact for which the comparisons leave no value.
    private static func contradicted(_ leaves: [RuleCondition.Leaf]) -> String? {
        var spans: [String: Span] = [:]
        var equals: [String: RuleCondition.Value] = [:]
        for leaf in leaves {
            switch (leaf.comparison, leaf.value) {
            case (.equal, let value) where equals[leaf.name].map { $0 != value } ?? false:
                return leaf.name
            case (.equal, let value): equals[leaf.name] = value
            case (.notEqual, let value) where equals[leaf.name] == value: return leaf.name
            default: break
            }
            if case .number(let value) = leaf.value {
                spans[leaf.name, default: Span()].narrow(leaf.comparison, value)
                if spans[leaf.name]?.isEmpty == true { return leaf.name }
            }
        }
        return nil
    }
}

/// The numbers that are left by comparisons.
private struct Span {
    private var low = -Double.infinity
    private var high = Double.infinity
    private var holdsLow = true
    private var holdsHigh = true

    var isEmpty: Bool { low > high || (low == high && !(holdsLow && holdsHigh)) }

    mutating func narrow(_ comparison: RuleCondition.Comparison, _ value: Double) {
        switch comparison {
        case .atLeast, .moreThan, .equal:
            if value > low { (low, holdsLow) = (value, true) }
            if value == low, comparison == .moreThan { holdsLow = false }
        default: break
        }
        switch comparison {
        case .atMost, .lessThan, .equal:
            if value < high { (high, holdsHigh) = (value, true) }
            if value == high, comparison == .lessThan { holdsHigh = false }
        default: break
        }
    }
}

extension Fact.Kind {
    fileprivate var told: String {
        switch self {
        case .number: "a number"
        case .yesNo: "yes or no"
        case .set: "a set of words"
        case .map: "figures by name"
        case .text: "a text"
        case .date: "a date"
        }
    }
}
