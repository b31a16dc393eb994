/// All names that are known, and what they mean today.
package struct Names: Hashable, Sendable {
    /// In the order in which they were added.
    package private(set) var entries: [NameEntry] = []
    /// What can happen after something that somebody is allergic to.
    package var reactions: [AllergyReaction] = []
    /// Words that several things are called.
    package var ambiguous: [AmbiguousName] = []
    /// Names that are easily taken for each other.
    package var confusable: [ConfusablePair] = []
    /// Words that may stand around names.
    package var wording: [NameWording] = []
    private var places: [NameKind: [String: Int]] = [:]

    /// No names yet.
    package init() {}

    /// Adds an entry; one of the same kind and id is replaced.
    package mutating func add(_ entry: NameEntry) {
        if let place = places[entry.kind]?[entry.id] {
            entries[place] = entry
        } else {
            places[entry.kind, default: [:]][entry.id] = entries.count
            entries.append(entry)
        }
    }

    /// The entry of a kind with this id; `nil` if there is none.
    package func entry(_ kind: NameKind, _ id: String) -> NameEntry? {
        places[kind]?[id].map { entries[$0] }
    }

    /// The entries of one kind, in the order in which they were added.
    package func entries(of kind: NameKind) -> [NameEntry] { entries.filter { $0.kind == kind } }
}

/// How a name is kept with a patient.
package enum KeptName: Hashable, Sendable {
    /// Id of an entry, perhaps with the answer to its question.
    case entry(String, answer: String?)
    /// An allergy to a medicine, by its id, if there is no such entry among the allergies.
    case allergyToMedicine(String)
    /// A text that nobody knew, as it was given.
    case unrecognised(String)

    /// Reads what `text` writes: `heart-attack`, `heart-attack: longer ago`, `medicine:ramipril`,
    /// `other:Zorbax`.
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

    /// The form in which it is stored.
    package var text: String {
        switch self {
        case .entry(let id, let answer): id + (answer.map { ": \($0)" } ?? "")
        case .allergyToMedicine(let id): "medicine:\(id)"
        case .unrecognised(let said): "other:\(said)"
        }
    }
}

/// What a recorded name leaves open.
package struct OpenName: Hashable, Sendable {
    /// `condition:heart-attack`, `medicine:zorbax`. Stays the same as long as the name is recorded.
    package let id: String
    /// The question that would settle it.
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

/// What a recorded name means for the rules today.
package struct NameMeaning: Hashable, Sendable {
    /// The words that hold.
    package var words: Set<String> = []
    /// What it leaves open, if anything.
    package var open: OpenName?
    /// Conditions that follow from an allergy's reaction.
    package var conditions: Set<String> = []
    /// What happened, each with the nature that it has after this substance. Empty if any part of the text is
    /// not understood.
    package var reactions: [AllergyReaction] = []
}
