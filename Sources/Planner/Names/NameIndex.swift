/// All names of one kind, ready to be looked up in what people say.
package struct NameIndex: Sendable {
    let kind: NameKind
    let names: Names
    let entries: [NameEntry]
    /// Entries by every name that they have.
    private let exact: [NameKey: [Int]]
    private let doubtful: [NameKey: Int]
    /// Combinations by their parts.
    private let combined: [Set<NameKey>: Set<Int>]
    private let spellings: [Spelling]
    let phrases: NamePhrases
    /// Signs of red flags, by the words that give them in any order; two words at least.
    private let signs: [(words: Set<String>, sign: ToldSign)]
    /// Names that are taken for each other.
    private let confused: [NameKey: [NameKey]]

    /// A name by its letters.
    private struct Spelling: Sendable {
        let key: NameKey
        let bytes: [UInt8]
        let letters: UInt64
    }

    /// Prepares the names of one kind; takes a while, so keep it.
    package init(_ names: Names, _ kind: NameKind) {
        self.kind = kind
        self.names = names
        entries = names.entries(of: kind)
        phrases = NamePhrases(names, kind)
        var exact: [NameKey: [Int]] = [:]
        var combined: [Set<NameKey>: Set<Int>] = [:]
        for (place, entry) in entries.enumerated() {
            for name in [entry.name, entry.id] + entry.names {
                let key = NameKey(name)
                if exact[key]?.contains(place) != true { exact[key, default: []].append(place) }
                let parts = phrases.components(of: name)
                if parts.count > 1 { combined[parts, default: []].insert(place) }
            }
        }
        self.exact = exact
        self.combined = combined
        let ambiguous = names.ambiguous.enumerated().filter { $0.element.kind == kind }
        doubtful = Dictionary(
            ambiguous.map { (NameKey($0.element.said), $0.offset) }, uniquingKeysWith: { $1 })
        spellings = (Array(exact.keys) + Array(doubtful.keys)).map { key in
            let bytes = key.letters
            return Spelling(key: key, bytes: bytes, letters: LetterDistance.letters(of: bytes))
        }
        confused = Self.confused(names, kind)
        let phrases = phrases
        signs = ambiguous.compactMap { _, name in
            let words = Set(phrases.core(of: NameKey(name.said)).words)
            return name.sign.flatMap { words.count > 1 ? (words, $0) : nil }
        }
    }

    /// The sign that a text gives in other words: `the calf is rather swollen`. Of several, the one with the
    /// most words.
    func sign(in key: NameKey) -> ToldSign? {
        let words = Set(phrases.core(of: key).words)
        return signs.filter { $0.words.isSubset(of: words) }.max {
            $0.words.count < $1.words.count
        }?
        .sign
    }

    private static func confused(_ names: Names, _ kind: NameKind) -> [NameKey: [NameKey]] {
        var table: [NameKey: [NameKey]] = [:]
        for pair in names.confusable where pair.kind == kind {
            let (first, second) = (NameKey(pair.first), NameKey(pair.second))
            table[first, default: []].append(second)
            table[second, default: []].append(first)
        }
        return table
    }

    /// The entries that a name names exactly.
    func entries(named key: NameKey) -> [NameEntry] { (exact[key] ?? []).map { entries[$0] } }

    /// A text without what may stand around a name.
    package func core(of key: NameKey) -> NameKey { phrases.core(of: key) }

    func ambiguous(_ key: NameKey) -> AmbiguousName? { doubtful[key].map { names.ambiguous[$0] } }

    func isKnown(_ key: NameKey) -> Bool { exact[key] != nil || doubtful[key] != nil }

    /// The one combination that has exactly these parts.
    func combination(of parts: Set<NameKey>) -> NameEntry? {
        guard let found = combined[parts], found.count == 1 else { return nil }
        return found.first.map { entries[$0] }
    }

    /// The names that this one is easily taken for, as they are written, with their entries.
    func confusable(with entry: NameEntry, as key: NameKey) -> [NameDoubt.Candidate] {
        (confused[key] ?? []).flatMap { partner in
            entries(named: partner).filter { $0.id != entry.id }.map { other in
                .init(name: spelling(of: partner, in: other), entry: other)
            }
        }
    }

    /// A name as its entry writes it.
    func spelling(of key: NameKey, in entry: NameEntry) -> String {
        ([entry.name] + entry.names).first { NameKey($0) == key } ?? entry.name
    }

    /// How many letters may be wrong in a text of this length: two; one if it has three letters; none if it
    /// is shorter. If words were left out, fewer may be wrong in a short rest.
    private static func limit(_ length: Int, isPart: Bool) -> Int {
        if isPart, length <= 6 { return length >= 4 ? 1 : 0 }
        return length >= 4 ? 2 : length == 3 ? 1 : 0
    }

    /// All names that are nearest to a text, within two letters; with names within two letters that they are
    /// easily taken for.
    func nearest(to key: NameKey, isPart: Bool) -> [NameKey] {
        let bytes = key.letters
        let letters = LetterDistance.letters(of: bytes)
        let limit = Self.limit(bytes.count, isPart: isPart)
        var near: [NameKey: Int] = [:]
        guard limit > 0 else { return [] }
        for spelling in spellings where (spelling.letters ^ letters).nonzeroBitCount <= 2 * limit {
            let distance = LetterDistance.between(bytes, spelling.bytes, limit: limit)
            if let distance { near[spelling.key] = distance }
        }
        guard let least = near.values.min() else { return [] }
        var found = Set(near.filter { $0.value == least }.keys)
        for key in found {
            for partner in confused[key] ?? [] where near[partner] != nil { found.insert(partner) }
        }
        return found.sorted { $0.text < $1.text }
    }
}
