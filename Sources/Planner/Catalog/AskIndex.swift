/// The groups of questions, ready to be looked up by what they ask.
package struct AskIndex: Hashable, Sendable {
    /// In the order of the plan files.
    package let groups: [AskGroup]
    private var byCondition: [String: Int] = [:]
    private var byFact: [String: Int] = [:]
    /// For each group, its conditions under every id.
    private var words: [Set<String>] = []

    /// No groups.
    package init() { groups = [] }

    /// Prepares the groups; a condition that the vocabulary knows by several ids is found under each.
    package init(_ groups: [AskGroup], _ vocabulary: Vocabulary) {
        self.groups = groups
        let names = Dictionary(
            vocabulary.conditions.flatMap { word in
                ([word.id] + word.also).map { ($0, [word.id] + word.also) }
            }, uniquingKeysWith: { first, _ in first })
        for (index, group) in groups.enumerated() {
            let own = Set(group.conditions.flatMap { names[$0] ?? [$0] })
            words.append(own)
            for word in own { byCondition[word] = index }
            for fact in (group.list.map { [$0] } ?? []) + group.no.map(\.fact) + group.facts {
                byFact[fact] = index
            }
        }
    }

    /// The group with this id.
    package subscript(id: String) -> AskGroup? { groups.first { $0.id == id } }

    /// The group that asks for a condition, in either spelling of its id.
    package func group(of condition: String) -> AskGroup? {
        byCondition[factWord(condition)].map { groups[$0] }
    }

    /// The group that asks for a fact; `nil` for `conditions`, whose words are asked for one by one.
    package func group(asking fact: String) -> AskGroup? { byFact[fact].map { groups[$0] } }

    /// The conditions of groups, under every id.
    func conditions(of ids: Set<String>) -> Set<String> {
        groups.indices.filter { ids.contains(groups[$0].id) }
            .reduce(into: []) { $0.formUnion(words[$1]) }
    }
}
