/// Where things stand in the lists of a catalogue, and the rules by what they are about, so that nothing is
/// looked for through a whole list while a plan is made.
struct CatalogIndex: Hashable, Sendable {
    /// By id, the place in the list of the same name.
    let causes: [String: Int]
    let exercises: [String: Int]
    let medicines: [String: Int]
    /// By name.
    let facts: [String: Int]
    /// By fact, then by id, the names of the words that it may hold.
    let words: Deferred<[String: [String: String]]>
    /// By scope, in the order of the catalogue.
    let rulesByScope: [SafetyScope: [SafetyRule]]
    /// By the id of a medicine, the rules on medicines that concern it, in the order of the catalogue.
    let rulesByMedicine: [String: [SafetyRule]]
    /// By the id of a medicine, the words by which rules ask for it.
    let wordsByMedicine: [String: Set<String>]

    init(_ catalog: Catalog) {
        causes = Self.places(catalog.causes.map(\.id))
        exercises = Self.places(catalog.exercises.map(\.id))
        medicines = Self.places(catalog.medicines.map(\.id))
        facts = Self.places(catalog.facts.map(\.name))
        words = Deferred { [vocabulary = catalog.vocabulary] in Self.names(vocabulary) }
        rulesByScope = Dictionary(grouping: catalog.safetyRules, by: \.scope)
        wordsByMedicine = Dictionary(
            catalog.medicines.map { ($0.id, $0.ruleWords(catalog.ontology)) },
            uniquingKeysWith: { first, _ in first })
        rulesByMedicine = Self.rules(rulesByScope[.medication] ?? [], wordsByMedicine)
    }

    private static func names(_ vocabulary: Vocabulary) -> [String: [String: String]] {
        var names: [String: [String: String]] = [:]
        for fact in Ontology.sets where fact != "planned_class" {
            names[fact] = Self.names(vocabulary.words(of: fact) ?? [])
        }
        names["planned_class"] = names["current_classes"]
        return names
    }

    /// Every id of the words with the name; the first of each.
    private static func names(_ words: [FactWord]) -> [String: String] {
        var names: [String: String] = [:]
        for word in words.reversed() {
            for id in word.also { names[id] = word.name }
            names[word.id] = word.name
        }
        return names
    }

    private static func rules(
        _ rules: [SafetyRule], _ wordsByMedicine: [String: Set<String>]
    ) -> [String: [SafetyRule]] {
        var asking: [String: [Int]] = [:]
        for (place, rule) in rules.enumerated() {
            for word in rule.plannedWords { asking[word, default: []].append(place) }
        }
        return wordsByMedicine.mapValues { words in
            Set(words.flatMap { asking[$0] ?? [] }).sorted().map { rules[$0] }
        }
    }

    /// The first place of each.
    private static func places(_ names: [String]) -> [String: Int] {
        Dictionary(
            names.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Catalog {
    /// A word that `fact` may hold, as it is read aloud.
    package func name(of word: String, in fact: String) -> String {
        index?.words.value[fact]?[word] ?? vocabulary.name(of: word, in: fact)
    }

    /// In the order of the catalogue.
    package func rules(of scope: SafetyScope) -> [SafetyRule] {
        guard let index else { return safetyRules.filter { $0.scope == scope } }
        return index.rulesByScope[scope] ?? []
    }

    /// The rules on medicines that concern this one, in the order of the catalogue.
    package func rules(on medicine: Medicine) -> [SafetyRule] {
        if let rules = index(of: medicine)?.rulesByMedicine[medicine.id] { return rules }
        let words = medicine.ruleWords(ontology)
        return rules(of: .medication).filter { $0.concerns(words) }
    }

    /// The words by which rules ask for this medicine: its id, its classes and everything broader.
    func ruleWords(of medicine: Medicine) -> Set<String> {
        index(of: medicine)?.wordsByMedicine[medicine.id] ?? medicine.ruleWords(ontology)
    }

    /// `nil` for a medicine that was changed since, or that stands in no list: it is looked at anew.
    private func index(of medicine: Medicine) -> CatalogIndex? {
        guard let index, let place = index.medicines[medicine.id],
            medicines[place].classes == medicine.classes
        else { return nil }
        return index
    }
}
