import Planner

/// Something of the catalogue that has an id, as somebody may mean it.
struct Meant {
    let id: String
    /// Its names, and other words for it.
    var names: [String] = []
    /// What it means, asks or does, in words.
    var meaning: [String] = []
}

extension [Meant] {
    /// A name that several have stands with the id.
    var toldApart: [Meant] {
        let counts = Dictionary(compactMap { $0.names.first }.map { ($0, 1) }, uniquingKeysWith: +)
        return map { meant in
            guard let name = meant.names.first, counts[name, default: 1] > 1 else { return meant }
            var apart = meant
            apart.names[0] = "\(name) (\(meant.id))"
            return apart
        }
    }
}

extension Suggestion {
    init(_ meant: Meant) {
        let told = meant.names.first ?? meant.meaning.first
        self.init(
            id: meant.id,
            name: told.flatMap { NameForm($0).text == NameForm(meant.id).text ? nil : $0 })
    }
}

/// Ids that were perhaps meant.
enum Suggestions {
    /// At most three, the likeliest first: those whose id or name is the text or holds its words, else whose meaning does,
    /// else whose id is written most like it.
    static func nearest(_ text: String, among all: [Meant]) -> [Suggestion] {
        let wanted = Words(text)
        let letters = Array(text.lowercased())
        let ranked = all.enumerated().map { place, meant in
            (
                rank: wanted.rank(in: meant),
                changes: letterChanges(letters, Array(meant.id.lowercased())), place: place
            )
        }.sorted {
            ($0.rank, $0.changes, all[$0.place].id) < ($1.rank, $1.changes, all[$1.place].id)
        }
        let named = ranked.filter { $0.rank < Words.unlike }
        return (named.isEmpty ? ranked : named).prefix(3).map { Suggestion(all[$0.place]) }
    }

    static func nearest(_ text: String, among ids: [String]) -> [Suggestion] {
        nearest(text, among: ids.map { Meant(id: $0) })
    }
}

/// The words of a text, as texts are searched for them.
private struct Words {
    /// The rank of what has none of them.
    static let unlike = 4

    private let words: [String]

    init(_ text: String) {
        words = NameForm(text).text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    func rank(in meant: Meant) -> Int {
        guard !words.isEmpty else { return Self.unlike }
        let names = ([meant.id] + meant.names).map(Words.init)
        if names.contains(where: { $0.words == words }) { return 0 }
        if isOneSlip(names[0].words.joined(), words.joined()) { return 1 }
        if names.contains(where: { $0.holds(words, ==) }) { return 1 }
        let isLong = words.contains { $0.count > 3 }
        if isLong, names.contains(where: { $0.holds(words, isOneSlip) }) { return 2 }
        if isLong, meant.meaning.map(Words.init).contains(where: { $0.holds(words, ==) }) {
            return 3
        }
        return Self.unlike
    }

    /// Whether it has each of the words, or what begins like it, or what is `alike`.
    private func holds(_ wanted: [String], _ alike: (String, String) -> Bool) -> Bool {
        wanted.allSatisfy { word in
            words.contains { $0 == word || word.count > 2 && $0.hasPrefix(word) || alike($0, word) }
        }
    }
}
