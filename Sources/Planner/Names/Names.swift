/// All names that are known, and what they mean today.
package struct Names: Hashable, Sendable {
    package private(set) var entries: [NameEntry] = []
    package var reactions: [AllergyReaction] = []
    package var ambiguous: [AmbiguousName] = []
    package var confusable: [ConfusablePair] = []
    package var wording: [NameWording] = []
    private var places: [NameKind: [String: Int]] = [:]

    package init() {}

    /// A later entry with the same kind and id stands instead of the earlier one.
    package mutating func add(_ entry: NameEntry) {
        if let place = places[entry.kind]?[entry.id] {
            entries[place] = entry
        } else {
            places[entry.kind, default: [:]][entry.id] = entries.count
            entries.append(entry)
        }
    }

    package func entry(_ kind: NameKind, _ id: String) -> NameEntry? {
        places[kind]?[id].map { entries[$0] }
    }

    /// Of one kind, in the order they were added.
    package func entries(of kind: NameKind) -> [NameEntry] { entries.filter { $0.kind == kind } }
}

/// How a name is kept with a patient: an entry, perhaps with the answer to its question, or a text that
/// nobody knew.
package enum KeptName: Hashable, Sendable {
    case entry(String, answer: String?)
    /// An allergy to a medicine that has no entry among the allergies.
    case allergyToMedicine(String)
    case unrecognised(String)

    /// `heart-attack`, `heart-attack: longer ago`, `medicine:ramipril`, `other:Zorbax`.
    package init(_ text: String) {
        if text.hasPrefix("other:") {
            self = .unrecognised(String(text.dropFirst(6)))
        } else if text.hasPrefix("medicine:") {
            self = .allergyToMedicine(String(text.dropFirst(9)))
        } else {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            self = .entry(
                parts.first ?? text,
                answer: parts.count == 2 ? String(parts[1].drop { $0 == " " }) : nil)
        }
    }

    package var text: String {
        switch self {
        case .entry(let id, let answer): id + (answer.map { ": \($0)" } ?? "")
        case .allergyToMedicine(let id): "medicine:\(id)"
        case .unrecognised(let said): "other:\(said)"
        }
    }
}

/// What a name that was told leaves open.
package struct OpenName: Hashable, Sendable {
    /// `condition:heart-attack`, `medicine:zorbax`: stays the same while the name stands.
    package let id: String
    package let ask: String
    /// The words that it may mean; `nil` for any word of its kind.
    package let words: Set<String>?

    package init(id: String, ask: String, words: Set<String>?) {
        self.id = id
        self.ask = ask
        self.words = words
    }

    func covers(_ word: String) -> Bool { words?.contains(word) ?? true }
}

/// What a name means for the rules today.
package struct NameMeaning: Hashable, Sendable {
    package var words: Set<String> = []
    package var open: OpenName?
    /// Conditions that follow from an allergy's reaction.
    package var conditions: Set<String> = []
    /// What happened, each of the nature that it has after this; empty where any of it is not understood.
    package var reactions: [AllergyReaction] = []
}
