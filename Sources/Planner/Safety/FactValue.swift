/// What is known of one fact; a fact that is not known has no value.
package enum FactValue: Hashable, Sendable {
    case number(Double)
    case flag(Bool)
    case text(String)
    case set(FactSet)
    /// By key, e.g. milligrams a day by medicine; the keys are `factWord`s.
    case map([String: Double])
    /// A count of which only the least and the most are known.
    case span(ClosedRange<Double>)
    /// The explicit answer "none": every comparison with it is false.
    case none
}

/// A set of words of which some may not have been asked for.
package struct FactSet: Hashable, Sendable {
    package var members: Set<String>
    /// Whether everything that is not a member is known to be absent.
    package var isComplete: Bool
    /// Words known to be absent though the set is not complete.
    package var absent: Set<String>
    /// Names that were told and leave open which words they mean.
    package var open: [OpenName] = []

    package init(_ members: Set<String>, isComplete: Bool = true, absent: Set<String> = []) {
        self.members = Set(members.map(factWord))
        self.isComplete = isComplete
        self.absent = Set(absent.map(factWord))
    }

    /// Of words that are written with underscores already.
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

/// Ids are written `naproxen-oral` in plan files and `naproxen_oral` in rules; both are one word.
package func factWord(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    return String(text.map { $0 == "-" ? "_" : $0 })
}

/// What is known, by the name of the fact.
package struct FactSheet: Hashable, Sendable {
    package private(set) var values: [String: FactValue]
    /// For a fact that is worked out and still open: what it waits for.
    var waiting: [String: [String]] = [:]
    /// Ids of the groups of questions that were answered with "no".
    var denied: Set<String> = []
    /// Whether what follows from it was added.
    var isClosed = false
    /// Names of the facts set since then.
    var changed: Set<String> = []

    package init(_ values: [String: FactValue] = [:]) { self.values = values }

    package subscript(name: String) -> FactValue? {
        get { values[name] }
        set {
            values[name] = newValue
            if isClosed { changed.insert(name) }
        }
    }

    package subscript(flag name: String) -> Bool? {
        if case .flag(let value) = values[name] { value } else { nil }
    }

    package subscript(number name: String) -> Double? {
        if case .number(let value) = values[name] { value } else { nil }
    }
}

extension FactSheet {
    /// Whether the patient is known to have a condition, in these words or narrower ones.
    package func has(condition word: String) -> Bool {
        guard case .set(let conditions) = self["conditions"] else { return false }
        return conditions.members.contains(factWord(word))
    }
}
