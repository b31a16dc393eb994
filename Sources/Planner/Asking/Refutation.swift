/// What would have to be asked so that harmless answers decide a condition that is open.
indirect enum Refutation {
    /// All of them are needed.
    case every([Refutation])
    /// One of them is enough.
    case one([Refutation])
    case item(AskItem)
    /// Nothing decides it: it holds.
    case never

    /// What is asked in any case.
    var mandatory: [AskItem] {
        switch self {
        case .item(let item): return [item]
        case .every(let parts): return parts.flatMap(\.mandatory)
        case .one(let parts): return parts.count == 1 ? parts[0].mandatory : []
        case .never: return []
        }
    }

    /// The least effort that decides it if some questions are asked anyway; of equals, the first as written.
    /// `nil` if nothing decides it.
    func cheapest(
        beside asked: Set<AskItem.Question>, _ catalog: Catalog
    ) -> (items: [AskItem], effort: Int)? {
        switch self {
        case .never: return nil
        case .item(let item):
            let isAsked = asked.contains(item.question)
            return ([item], isAsked ? 0 : catalog.effort(of: item.question))
        case .one(let parts):
            return parts.compactMap { $0.cheapest(beside: asked, catalog) }
                .min { $0.effort < $1.effort }
        case .every(let parts):
            guard parts.count != 1 else { return parts[0].cheapest(beside: asked, catalog) }
            var asked = asked
            var all: (items: [AskItem], effort: Int) = ([], 0)
            for part in parts {
                guard let own = part.cheapest(beside: asked, catalog) else { return nil }
                all.items += own.items
                all.effort += own.effort
                for item in own.items { asked.insert(item.question) }
            }
            return all
        }
    }
}

/// Finds what would refute a condition, for what is known.
struct Refuter {
    var sheet: FactSheet
    let catalog: Catalog
    /// Whether what is asked at each session is left to the session.
    var leavesSessions = false
    /// Facts that somebody answered for in another way.
    var answered: Set<String> = []

    /// How deep one question may wait for another.
    private static let deepest = 4

    func refute(_ condition: RuleCondition, _ depth: Int = 0) -> Refutation {
        switch condition.truth(for: sheet) {
        case .no: return .every([])
        case .yes: return .never
        case .unknown: return refute(open: condition, depth)
        }
    }

    private func refute(open condition: RuleCondition, _ depth: Int) -> Refutation {
        switch condition {
        case .all(let parts): return .one(refute(open: parts, depth).filter(\.isPossible))
        case .any(let parts): return .every(refute(open: parts, depth))
        case .fact(let name, let comparison, let value):
            if comparison == .has, case .text(let word) = value {
                return refute(word: factWord(word), in: name)
            }
            return refute(condition, RuleCondition.factName(name), depth)
        }
    }

    /// Each of those that are open.
    private func refute(open parts: [RuleCondition], _ depth: Int) -> [Refutation] {
        parts.compactMap { isOpen($0) ? refute(open: $0, depth) : nil }
    }

    private func isOpen(_ part: RuleCondition) -> Bool { part.truth(for: sheet) == .unknown }

    /// What refutes a word of a list: answers about recorded names that may mean it, and about what was not
    /// asked.
    private func refute(word: String, in fact: String) -> Refutation {
        var set = FactSet([], isComplete: false)
        if case .set(let told) = sheet[fact] { set = told }
        var items = set.open.filter { $0.covers(word) }
            .map { AskItem(question: .name($0.id), fact: $0.id) }
        if !set.isComplete, !set.absent.contains(word) {
            items += fact == "conditions" ? asking(word, set) : [item(fact, word)]
        }
        return .every(items.filter { !answered.contains($0.fact) }.map { .item($0) })
    }

    /// The groups that ask for a condition and for every narrower one, as it is absent only if all of them
    /// are.
    private func asking(_ word: String, _ set: FactSet) -> [AskItem] {
        let narrower = catalog.ontology.narrower(than: word, in: "conditions")
        return ([word] + narrower.sorted()).filter { !set.absent.contains($0) }.compactMap { word in
            guard let group = catalog.asking.group(of: word) else {
                return AskItem(question: .fact("conditions"), fact: "conditions", word: word)
            }
            guard !sheet.denied.contains(group.id) else { return nil }
            return AskItem(question: .group(group.id), fact: "conditions", word: word)
        }
    }

    private func refute(
        _ leaf: RuleCondition, _ name: String, _ depth: Int
    ) -> Refutation {
        guard !answered.contains(name) else { return .every([]) }
        if depth < Self.deepest, let derived = derived(name, depth) { return derived }
        guard let fact = catalog.fact(name) else { return .item(item(name)) }
        if leavesSessions, fact.askedAt == .session { return .every([]) }
        if let waiting = sheet.waiting[name], !waiting.isEmpty {
            return .every(waiting.filter { !answered.contains($0) }.map { .item(item($0)) })
        }
        let own = Refutation.item(item(name))
        guard let when = fact.askedWhen, isOpen(when), depth < Self.deepest,
            let otherwise = fact.otherwise
        else { return own }
        guard leaf.truth(for: FactSheet([name: otherwise])) == .no else { return own }
        return .one([refute(when, depth + 1), own].filter(\.isPossible))
    }

    /// What refutes a fact that is worked out from others.
    private func derived(_ name: String, _ depth: Int) -> Refutation? {
        guard let known = catalog.derivedFacts.first(where: { $0.fact == name }) else { return nil }
        switch known.rule {
        case .holds(let condition): return refute(condition, depth + 1)
        case .count(let factors):
            return .every(
                refute(open: factors.map(\.when), depth + 1).filter(\.isPossible))
        }
    }

    private func item(_ fact: String, _ word: String? = nil) -> AskItem {
        if fact.contains(":") { return AskItem(question: .name(fact), fact: fact) }
        let group = catalog.asking.group(asking: fact)
        return AskItem(
            question: group.map { .group($0.id) } ?? .fact(fact), fact: fact, word: word)
    }
}

extension Refutation {
    fileprivate var isPossible: Bool {
        switch self {
        case .never: false
        case .one(let parts): !parts.isEmpty
        case .every(let parts): parts.allSatisfy(\.isPossible)
        case .item: true
        }
    }
}
