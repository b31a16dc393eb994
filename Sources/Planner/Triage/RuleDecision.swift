/// A published rule, with its signs by number.
struct CountingRule: Sendable {
    private enum Item: Sendable {
        case present(Int)
        case absent(Int)
        case olderThan(Int)
    }
    private enum Count: Sendable {
        case items([Item], atLeast: Int, ruleOut: Int)
        case clusters([[Item]])
    }

    let rule: TriageRule
    let group: Int
    /// The signs it counts.
    let signs: Set<Int>
    private let count: Count

    init(_ rule: TriageRule, _ numbers: SignNumbers) {
        func item(_ item: TriageCount.Item) -> Item? {
            switch item {
            case .present(let sign): numbers.numbers[sign].map { .present($0) }
            case .absent(let sign): numbers.numbers[sign].map { .absent($0) }
            case .olderThan(let age): .olderThan(age)
            }
        }
        self.rule = rule
        group = numbers.groupNumbers[rule.group] ?? -1
        signs = Set(numbers.all(rule.count.items.compactMap(\.sign)))
        switch rule.count {
        case .items(let items, let atLeast, let ruleOut):
            count = .items(
                items.compactMap(item), atLeast: atLeast, ruleOut: ruleOut ?? (atLeast - 1))
        case .clusters(let clusters): count = .clusters(clusters.map { $0.compactMap(item) })
        }
    }

    /// `yes` rules in, `no` rules out; unknown while findings are missing, or between two thresholds.
    func decision(_ known: KnownSigns) -> Truth {
        switch count {
        case .items(let items, let atLeast, let ruleOut):
            let truths = items.map { Self.truth($0, known) }
            let sure = truths.count { $0 == .yes }
            let most = truths.count { $0 != .no }
            return sure >= atLeast ? .yes : most <= ruleOut ? .no : .unknown
        case .clusters(let clusters):
            let truths = clusters.map { $0.map { Self.truth($0, known) } }
            if truths.contains(where: { $0.allSatisfy { $0 == .yes } }) { return .yes }
            return truths.allSatisfy { $0.contains(.no) } ? .no : .unknown
        }
    }

    private static func truth(_ item: Item, _ known: KnownSigns) -> Truth {
        switch item {
        case .present(let sign): known.truths[sign]
        case .absent(let sign):
            switch known.truths[sign] {
            case .yes: .no
            case .no: .yes
            case .unknown: .unknown
            }
        case .olderThan(let age): Truth(known.ageYears > age)
        }
    }
}
