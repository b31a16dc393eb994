/// What to ask next, so that harmless answers decide every open rule with as few questions as possible. The
/// most decisive come first.
///
/// Of the parts of an `all` only the easiest is asked, and the others wait until it is answered with yes; of
/// an `any` every part is asked. What is left out here stays open; no rule is taken as decided.
package struct Questionnaire: Hashable, Sendable {
    /// What is to be asked now.
    package private(set) var now: [AskedQuestion] = []
    /// What only a caution or a check on a medicine waits for. It is asked when the medicine is confirmed.
    package private(set) var later: [AskedQuestion] = []

    /// `planned` are the medicines of the plan. Facts that are `answered` by somebody's decision are not
    /// asked for again.
    package init(
        _ open: [SafetyVerdict.OpenRule], planned: [Medicine], _ catalog: Catalog,
        answered: Set<String> = []
    ) {
        var refuter = Refuter(sheet: FactSheet(), catalog: catalog, answered: answered)
        var rows: [(rule: SafetyRule, way: Refutation)] = []
        for next in open.sorted(by: { $0.rule.severity.rank < $1.rule.severity.rank }) {
            refuter.leavesSessions = next.rule.scope == .exercise
            for sheet in next.sheets {
                refuter.sheet = sheet
                rows.append((next.rule, refuter.refute(next.rule.when)))
            }
        }
        let words = planned.map(catalog.ruleWords)
        let (firm, others) = rows.parted { row in
            row.rule.isFirm || !words.contains { row.rule.concerns($0) }
        }
        var asked = Set(firm.flatMap(\.way.mandatory).map(\.question))
        var gathered = Gathered()
        for row in firm {
            guard let way = row.way.cheapest(beside: asked, catalog) else { continue }
            asked.formUnion(way.items.map(\.question))
            gathered.add(way.items, row.rule)
        }
        var waiting = Gathered()
        for row in others {
            guard let way = row.way.cheapest(beside: asked, catalog) else { continue }
            if way.effort == 0 {
                gathered.add(way.items, row.rule)
            } else {
                waiting.add(way.items.filter { !asked.contains($0.question) }, row.rule)
            }
        }
        now = gathered.questions(catalog)
        later = waiting.questions(catalog)
    }
}

extension Array {
    /// Those for which it holds, and the others.
    fileprivate func parted(_ holds: (Element) -> Bool) -> ([Element], [Element]) {
        reduce(into: ([], [])) { parts, element in
            holds(element) ? parts.0.append(element) : parts.1.append(element)
        }
    }
}

extension SafetyRule {
    /// Whether its questions are asked before a plan: it would change the plan, or forbid a medicine of it.
    fileprivate var isFirm: Bool { severity.rank <= 1 || scope != .medication }
}

/// A question to be asked, and the rules that it decides.
package struct AskedQuestion: Hashable, Sendable {
    package let question: AskItem.Question
    /// The firmest first; never empty.
    package fileprivate(set) var rules: [SafetyRule] = []
    /// Names of the facts that it asks for.
    package fileprivate(set) var facts: Set<String> = []
    /// The words that it asks for, if it asks for a list.
    package fileprivate(set) var words: Set<String> = []

    /// The severity of the firmest of the rules.
    package var firmest: FindingSeverity {
        rules.map(\.severity).min { $0.rank < $1.rank } ?? .monitor
    }

    fileprivate mutating func add(_ item: AskItem, _ rule: SafetyRule) {
        // Rules come one after another, each with all that it asks.
        if rules.last?.id != rule.id, !rules.contains(where: { $0.id == rule.id }) {
            rules.append(rule)
        }
        facts.insert(item.fact)
        if let word = item.word { words.insert(word) }
    }
}

private struct Gathered {
    private var byQuestion: [AskItem.Question: AskedQuestion] = [:]

    mutating func add(_ items: [AskItem], _ rule: SafetyRule) {
        for item in items {
            byQuestion[item.question, default: AskedQuestion(question: item.question)]
                .add(item, rule)
        }
    }

    /// What the firmest rule waits for first, then what most rules wait for.
    func questions(_ catalog: Catalog) -> [AskedQuestion] {
        byQuestion.values.sorted { left, right in
            (left.firmest.rank, -left.rules.count, left.question.name)
                < (right.firmest.rank, -right.rules.count, right.question.name)
        }
    }
}

extension AskItem.Question {
    /// Id of the group, name of the fact, or id of the name.
    package var name: String {
        switch self {
        case .group(let name), .fact(let name), .name(let name): name
        }
    }
}
