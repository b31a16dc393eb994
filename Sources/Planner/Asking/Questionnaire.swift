/// What to ask next, so that harmless answers decide every rule that is open: as few questions as do it, the most
/// decisive first.
///
/// Of the parts of an `all` one is asked, the easiest, and the others wait until it is answered with yes; of an
/// `any` every part is asked. What is left out here stays open: no rule is taken for decided.
package struct Questionnaire: Hashable, Sendable {
    /// What is asked now.
    package private(set) var now: [AskedQuestion] = []
    /// What only a caution or a check on a medicine waits for: asked when the medicine is confirmed.
    package private(set) var later: [AskedQuestion] = []

    /// `planned` are the medicines of the plan; facts that are `answered` by somebody's decision are not asked again.
    package init(
        _ open: [SafetyVerdict.OpenRule], planned: [Medicine], _ catalog: Catalog,
        answered: Set<String> = []
    ) {
        let rows = open.sorted { $0.rule.severity.rank < $1.rule.severity.rank }
            .flatMap { next in
                next.sheets.map { sheet in
                    let refuter = Refuter(
                        sheet: sheet, catalog: catalog,
                        leavesSessions: next.rule.scope == .exercise, answered: answered)
                    return (rule: next.rule, way: refuter.refute(next.rule.when))
                }
            }
        let (firm, others) = rows.parted { row in
            row.rule.isFirm || !planned.contains { row.rule.concerns($0, catalog.ontology) }
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
        (filter(holds), filter { !holds($0) })
    }
}

extension SafetyRule {
    /// Whether its questions are asked before a plan: it would change the plan, or forbid a medicine of it.
    fileprivate var isFirm: Bool { severity.rank <= 1 || scope != .medication }
}

/// A question, and what it decides.
package struct AskedQuestion: Hashable, Sendable {
    package let question: AskItem.Question
    /// In the order of their firmness; never empty.
    package fileprivate(set) var rules: [SafetyRule] = []
    /// Names of facts that are missing, sorted.
    package fileprivate(set) var facts: Set<String> = []
    /// Words of a list that rules ask for.
    package fileprivate(set) var words: Set<String> = []

    /// The firmest of the rules.
    package var firmest: FindingSeverity {
        rules.map(\.severity).min { $0.rank < $1.rank } ?? .monitor
    }
}

private struct Gathered {
    private var byQuestion: [AskItem.Question: AskedQuestion] = [:]

    mutating func add(_ items: [AskItem], _ rule: SafetyRule) {
        for item in items {
            var known = byQuestion[item.question] ?? AskedQuestion(question: item.question)
            if !known.rules.contains(where: { $0.id == rule.id }) { known.rules.append(rule) }
            known.facts.insert(item.fact)
            if let word = item.word { known.words.insert(word) }
            byQuestion[item.question] = known
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
    /// The group's id, the fact's name or the name's id.
    package var name: String {
        switch self {
        case .group(let name), .fact(let name), .name(let name): name
        }
    }
}
