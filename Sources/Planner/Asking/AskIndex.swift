import CivilTime

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

    /// The place of a group in the plan files.
    func position(of id: String) -> Int { groups.firstIndex { $0.id == id } ?? groups.count }

    /// Ids of the groups that were answered with "no", that make no sense for the patient, or whose list is
    /// complete.
    func denied(_ details: PatientDetails, on day: Day, _ sheet: FactSheet) -> Set<String> {
        Set(
            groups.filter { group in
                details.facts[group.record]?.value == "no"
                    || group.askedOf?.leavesOut(details, on: day) == true
                    || group.list.map(sheet.isComplete) == true
            }.map(\.id))
    }

    /// The conditions of groups, under every id.
    func conditions(of ids: Set<String>) -> Set<String> {
        groups.indices.filter { ids.contains(groups[$0].id) }
            .reduce(into: []) { $0.formUnion(words[$1]) }
    }
}

extension FactSheet {
    fileprivate func isComplete(_ list: String) -> Bool {
        guard case .set(let set) = self[list] else { return false }
        return set.isComplete && set.open.isEmpty
    }

    /// Adds what follows for conditions from groups that were answered with "no": none of their words holds,
    /// except those that are recorded. A word stays open if a narrower one was not asked about.
    mutating func addDenied(of details: PatientDetails, on day: Day, _ catalog: Catalog) {
        denied = catalog.asking.denied(details, on: day, self)
        let words = catalog.asking.conditions(of: denied)
        guard !words.isEmpty else { return }
        var set = FactSet([], isComplete: false)
        if case .set(let told) = self["conditions"] { set = told }
        set.absent.formUnion(
            words.filter {
                catalog.ontology.narrower(than: $0, in: "conditions").isSubset(of: words)
            })
        self["conditions"] = .set(set)
    }
}
