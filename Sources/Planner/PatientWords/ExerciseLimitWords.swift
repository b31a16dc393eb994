extension PatientTeller {
    /// A limit of an exercise, which the plan keeps in English, in the patient's language; as it is kept where
    /// the catalogue does not know it.
    package func limit(_ kept: String, _ safety: ExerciseSafety) -> String {
        guard language.id != "en" else { return kept }
        if let whole = known(kept, safety) { return whole }
        // What an earlier limit says already was left out of it, phrase by phrase.
        let phrases = kept.split(separator: ",").map { String($0.drop { $0 == " " }) }
        return phrases.map { phrase(of: $0, safety) ?? $0 }.joined(separator: ", ")
    }

    private func known(_ kept: String, _ safety: ExerciseSafety) -> String? {
        if let words = safety.limitWords.first(where: { $0.words.en == kept })?.words {
            return words.told(in: language.id)
        }
        return safety.limits.lazy.compactMap { kind in
            Self.figure(in: kept, of: kind.words.en).map {
                kind.words.told(in: language.id).filling(with: $0)
            }
        }.first
    }

    /// A phrase of a limit that consists of several, by its place there.
    private func phrase(of kept: String, _ safety: ExerciseSafety) -> String? {
        if let whole = known(kept, safety) { return whole }
        let all = safety.limitWords.map(\.words) + safety.limits.map(\.words)
        for words in all {
            let english = words.en.phrases
            let own = words.told(in: language.id).phrases
            guard english.count == own.count else { continue }
            for (phrase, told) in zip(english, own) {
                if phrase == kept { return told }
                if let figure = Self.figure(in: kept, of: phrase) {
                    return told.filling(with: figure)
                }
            }
        }
        return nil
    }

    /// What stands in a text where its pattern has `{}`; `nil` where it is not of that pattern.
    private static func figure(in text: String, of pattern: String) -> String? {
        let parts = pattern.split(separator: "{}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, text.hasPrefix(parts[0]), text.hasSuffix(parts[1]),
            text.count > parts[0].count + parts[1].count
        else { return nil }
        let figure = String(text.dropFirst(parts[0].count).dropLast(parts[1].count))
        return Double(figure) == nil ? nil : figure
    }
}

extension String {
    /// The parts between commas.
    fileprivate var phrases: [String] {
        split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    fileprivate func filling(with figure: String) -> String {
        split(separator: "{}", omittingEmptySubsequences: false).joined(separator: figure)
    }
}
