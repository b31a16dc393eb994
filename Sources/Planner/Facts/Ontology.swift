/// What follows from words and facts: the broader words of the catalogue, implications, derived facts, and
/// questions that are not always asked.
package struct Ontology: Hashable, Sendable {
    /// By fact, then by word: everything that holds with the word.
    private var up: [String: [String: Set<String>]] = [:]
    /// By fact, then by word: everything that is absent with the word. Few commands ask for it.
    private var down: [String: Deferred<[String: Set<String>]>] = [:]
    let implications: [Implication]
    /// By fact, the places of the implications that ask for it.
    private var asking: [String: [Int]] = [:]
    let derived: [DerivedFact]
    /// Facts whose question does not always make sense.
    let gated: [Fact]

    /// The facts that hold conditions, classes and allergies.
    static let sets = ["conditions", "current_classes", "planned_class", "allergies"]

    /// One in which nothing follows from anything.
    package init() { self.init(Vocabulary(), implications: [], derived: [], facts: []) }

    /// Prepared from the words, implications, derived facts and facts of a catalogue.
    package init(
        _ words: Vocabulary, implications: [Implication], derived: [DerivedFact], facts: [Fact]
    ) {
        self.implications = implications
        self.derived = derived
        gated = facts.filter { $0.askedWhen != nil && $0.otherwise != nil }
        for (place, implication) in implications.enumerated() {
            for name in Set(implication.when.facts.map(RuleCondition.factName)) {
                asking[name, default: []].append(place)
            }
        }
        for name in Self.sets where name != "planned_class" {
            let all = Self.everything(words.words(of: name) ?? [])
            up[name] = all
            down[name] = Deferred { Self.turnedRound(all) }
        }
        up["planned_class"] = up["current_classes"]
        down["planned_class"] = down["current_classes"]
    }

    /// The places of the implications that ask for one of these facts, in order.
    func implied(by facts: Set<String>) -> [Int] {
        Set(facts.flatMap { asking[$0] ?? [] }).sorted()
    }

    /// Every word that holds if this one does, without the word itself.
    package func broader(than word: String, in fact: String) -> Set<String> {
        up[fact]?[word] ?? []
    }

    /// Every word that is absent if this one is, without the word itself.
    func narrower(than word: String, in fact: String) -> Set<String> {
        down[fact]?.value[word] ?? []
    }

    /// The set with everything that is broader. A word whose broader word is absent is absent, too; a word
    /// that is there counts more than one that was said to be absent.
    func closed(_ set: FactSet, in fact: String) -> FactSet {
        guard let up = up[fact] else { return set }
        var members = set.members
        for word in set.members { if let broader = up[word] { members.formUnion(broader) } }
        var absent = set.absent
        for word in set.absent { absent.formUnion(narrower(than: word, in: fact)) }
        var closed = FactSet(closed: members, isComplete: set.isComplete, absent: absent)
        // What a word may mean, its broader words may mean, too.
        closed.open = set.open.map { name in
            OpenName(
                id: name.id, ask: name.ask,
                words: name.words.map { words in
                    words.union(words.flatMap { up[$0] ?? [] }).subtracting(members)
                })
        }
        return closed
    }

    /// By broader word, every word that it holds with.
    private static func turnedRound(_ all: [String: Set<String>]) -> [String: Set<String>] {
        var below: [String: Set<String>] = [:]
        for (word, broader) in all {
            for wide in broader { below[wide, default: []].insert(word) }
        }
        return below
    }

    /// Everything that holds with each id of the words, itself left out; no entry where nothing does.
    private static func everything(_ words: [FactWord]) -> [String: Set<String>] {
        var places = [String: Int](minimumCapacity: words.count * 2)
        for (place, word) in words.enumerated().reversed() {
            for id in word.also { places[id] = place }
            places[word.id] = place
        }
        var all: [String: Set<String>] = [:]
        for word in words where !word.broader.isEmpty || !word.also.isEmpty {
            var reached: Set<String> = []
            var open = [word]
            while let next = open.popLast() {
                if reached.insert(next.id).inserted {
                    for id in next.broader {
                        if let place = places[id] { open.append(words[place]) }
                    }
                }
                reached.formUnion(next.also)
            }
            for id in word.also { all[id] = reached.subtracting([id]) }
            reached.remove(word.id)
            all[word.id] = reached
        }
        return all
    }
}
