/// The flag rules, with their signs by number.
struct FlagModel: Sendable {
    private indirect enum Item: Sendable {
        case found(Int)
        case denied(Int)
        case anyOf([Int])
        case both([Item])
        case never

        func holds(_ known: KnownSigns) -> Bool {
            switch self {
            case .found(let sign): known.isFound(sign)
            case .denied(let sign): known.isDenied(sign)
            case .anyOf(let signs): signs.contains(where: known.isFound)
            case .both(let items): items.allSatisfy { $0.holds(known) }
            case .never: false
            }
        }

        /// What made it hold: ids of signs, with "not" before those that are absent.
        func because(_ known: KnownSigns, _ numbers: SignNumbers) -> [String] {
            switch self {
            case .found(let sign): known.isFound(sign) ? [numbers.signs[sign].id] : []
            case .denied(let sign):
                known.isDenied(sign) ? ["not \(numbers.signs[sign].id)"] : []
            case .anyOf(let signs): signs.filter(known.isFound).map { numbers.signs[$0].id }
            case .both(let items): items.flatMap { $0.because(known, numbers) }
            case .never: []
            }
        }
    }

    private struct Rule: Sendable {
        let rule: FlagRule
        let all: [Item]
        let any: [Item]
        let none: [Item]
        let clearedBy: [Int]
    }
    private let rules: [Rule]
    private let numbers: SignNumbers

    init(_ content: TriageContent, _ numbers: SignNumbers) {
        func numbered(_ item: FlagRule.Item) -> Item {
            switch item {
            case .present(let sign): numbers.numbers[sign].map { .found($0) } ?? .never
            case .denied(let sign): numbers.numbers[sign].map { .denied($0) } ?? .never
            case .anyOf(let id):
                .anyOf(numbers.all(content.sets.first { $0.id == id }?.signs ?? []))
            case .both(let items): .both(items.map(numbered))
            }
        }
        self.numbers = numbers
        rules = content.flagRules.map {
            Rule(
                rule: $0, all: $0.all.map(numbered), any: $0.any.map(numbered),
                none: $0.none.map(numbered),
                clearedBy: numbers.all($0.clearedBy))
        }
        .sorted { ($0.rule.urgency, $0.rule.id) < ($1.rule.urgency, $1.rule.id) }
    }

    /// The rules that fire, the most urgent first, each with what made it fire.
    func fired(_ known: KnownSigns, nothingMechanical: Bool) -> [FiredFlagRule] {
        rules.filter { fires($0, known, nothingMechanical) }.map { rule in
            let items = rule.all + rule.any
            var because: [String] = []
            for id in items.flatMap({ $0.because(known, numbers) }) where !because.contains(id) {
                because.append(id)
            }
            if rule.rule.ages != nil { because.append("age \(known.ageYears)") }
            let open = rule.clearedBy.filter(known.isUnknown).map { numbers.signs[$0].id }
            return FiredFlagRule(rule: rule.rule, because: because, open: open)
        }
    }

    private func fires(_ rule: Rule, _ known: KnownSigns, _ nothingMechanical: Bool) -> Bool {
        if let ages = rule.rule.ages, !ages.contains(known.ageYears) { return false }
        if rule.rule.nothingMechanical, !nothingMechanical { return false }
        guard rule.all.allSatisfy({ $0.holds(known) }),
            !rule.none.contains(where: { $0.holds(known) })
        else { return false }
        if !rule.any.isEmpty, rule.any.count(where: { $0.holds(known) }) < rule.rule.atLeast {
            return false
        }
        // What questions can settle is settled once all of them are denied.
        let settles = rule.rule.urgency == .ask || rule.rule.urgency == .hint
        return !(settles && !rule.clearedBy.isEmpty && rule.clearedBy.allSatisfy(known.isDenied))
    }
}

/// A rule of a red flag that fired.
package struct FiredFlagRule: Hashable, Sendable {
    package let rule: FlagRule
    /// Ids of the signs that made it fire, with "not" before those that are absent, and the age if the rule
    /// asks for it.
    package let because: [String]
    /// Ids of the signs that would settle it and are not known yet.
    package let open: [String]
}
