/// The sign that a text means.
package enum SignMatch: Hashable, Sendable {
    case one(TriageSign)
    /// Signs that it may mean, the most likely first; empty if none is near.
    case several([TriageSign])
}

extension TriageContent {
    /// Finds the sign with an id, a name or other words for it.
    ///
    /// Words that only one sign has are enough. A misspelt name is never taken for a sign; the nearest ones
    /// are offered instead.
    package func sign(named text: String) -> SignMatch {
        let words = text.asSignWords
        guard !words.isEmpty else { return .several([]) }
        let names = signs.map { sign in ([sign.id, sign.name] + sign.also).map(\.asSignWords) }
        if let exact = signs.indices.first(where: { names[$0].contains(words) })
            ?? signs.indices.first(where: { signs[$0].question.asSignWords == words })
        {
            return .one(signs[exact])
        }
        let asked = Set(words.split(separator: " "))
        let own = names.map { $0.map { Set($0.split(separator: " ")) } }
        let holding = signs.indices.filter { own[$0].contains { $0.isSuperset(of: asked) } }
        if holding.count == 1 { return .one(signs[holding[0]]) }
        if !holding.isEmpty { return .several(holding.prefix(6).map { signs[$0] }) }
        return .several(near(words, asked, names))
    }

    private func near(
        _ words: String, _ asked: Set<Substring>, _ names: [[String]]
    ) -> [TriageSign] {
        let ranked = signs.indices.compactMap {
            number -> (shared: Int, letters: Int, number: Int)? in
            let shared = names[number].map { name in
                asked.count { word in name.split(separator: " ").contains { $0 == word } }
            }
            let letters = names[number].map {
                letterChanges(Array($0.utf8), Array(words.utf8), most: 60)
            }
            guard let most = shared.max(), let least = letters.min(),
                most > 0 || least <= max(2, words.utf8.count / 4)
            else { return nil }
            return (most, least, number)
        }
        return ranked.sorted {
            ($0.letters, -$0.shared, $0.number) < ($1.letters, -$1.shared, $1.number)
        }
        .prefix(6).map { signs[$0.number] }
    }
}

extension String {
    /// The text as names of signs are compared: in lower case, only letters and digits, one blank between
    /// words, without small words.
    package var asSignWords: String {
        let small: Set<Substring> = ["a", "an", "the", "of", "in", "on", "at", "is", "or", "and"]
        let plain = lowercased().utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "'"), 128...:
                byte
            default: UInt8(ascii: " ")
            }
        }
        return String(decoding: plain, as: UTF8.self).split(separator: " ")
            .filter { !small.contains($0) }.joined(separator: " ")
    }
}
