/// The value of one fact. A fact that is not known has none.
package enum FactValue: Hashable, Sendable {
    case number(Double)
    case flag(Bool)
    case text(String)
    case set(FactSet)
    /// Numbers by key, e.g. milligrams a day by medicine; the keys are `factWord`s.
    case map([String: Double])
    /// A number of which only the least and the greatest possible value are known.
    case span(ClosedRange<Double>)
    /// The explicit answer "none": every comparison with it is false.
    case none
}

/// Words that hold, where some may not have been asked for.
package struct FactSet: Hashable, Sendable {
    /// The words that hold, as `factWord` writes them.
    package var members: Set<String>
    /// Whether every word that is not a member is known to be absent.
    package var isComplete: Bool
    /// Words that are known to be absent although the set is not complete.
    package var absent: Set<String>
    /// Names that were recorded, but may mean several words.
    package var open: [OpenName] = []

    /// Takes ids and words alike; see `factWord`.
    package init(_ members: Set<String>, isComplete: Bool = true, absent: Set<String> = []) {
        self.members = Set(members.map(factWord))
        self.isComplete = isComplete
        self.absent = Set(absent.map(factWord))
    }

    /// Takes words that are written with underscores already.
    init(closed members: Set<String>, isComplete: Bool, absent: Set<String>) {
        self.members = members
        self.isComplete = isComplete
        self.absent = absent
    }

    func has(_ word: String) -> Truth {
        if members.contains(word) { return .yes }
        if !open.isEmpty, open.contains(where: { $0.covers(word) }) { return .unknown }
        return isComplete || absent.contains(word) ? .no : .unknown
    }
}

/// What is known of a patient, and perhaps of a plan, by the name of the fact.
package struct FactSheet: Hashable, Sendable {
    /// The values of the facts that are known.
    package private(set) var values: [String: FactValue]
    /// What a fact waits for that is worked out from others and still open; by its name.
    var waiting: [String: [String]] = [:]
    /// Ids of the groups of questions that were answered with "no".
    var denied: Set<String> = []
    /// Whether what follows from it was added.
    var isClosed = false
    /// Names of the facts set since then.
    var changed: Set<String> = []

    /// A sheet with these facts, without what follows from them.
    package init(_ values: [String: FactValue] = [:]) { self.values = values }

    /// The value of a fact; `nil` if it is not known.
    package subscript(name: String) -> FactValue? {
        get { values[name] }
        set {
            values[name] = newValue
            if isClosed { changed.insert(name) }
        }
    }

    /// The answer to a yes-no fact; `nil` if it is not known, or of another kind.
    package subscript(flag name: String) -> Bool? {
        if case .flag(let value) = values[name] { value } else { nil }
    }

    /// The value of a number; `nil` if it is not known, only a span is known, or it is of another kind.
    package subscript(number name: String) -> Double? {
        if case .number(let value) = values[name] { value } else { nil }
    }
}

extension FactSheet {
    /// Whether the patient is known to have a condition: this one, or a narrower one if the sheet is closed.
    package func has(condition word: String) -> Bool {
        guard case .set(let conditions) = self["conditions"] else { return false }
        return conditions.members.contains(factWord(word))
    }
}
