extension Names {
    /// What a recorded name means for the rules; `kept` is as `KeptName` writes it, `reaction` what happened,
    /// for an allergy.
    ///
    /// `known` says which words of this kind the rules know: a name that is itself such a word means it.
    package func meaning(
        of kept: String, _ kind: NameKind, reaction: String? = nil, known: (String) -> Bool
    ) -> NameMeaning {
        switch KeptName(kept) {
        case .unrecognised(let said):
            var meaning = unrecognised(said, kind)
            meaning.reactions = reactions(in: reaction ?? "").map { $0.after(meaning.words) }
            return meaning
        case .allergyToMedicine(let id):
            guard let medicine = entry(.medicine, id) else { return unrecognised(id, kind) }
            let words = Set(medicine.words + [factWord(id)]).filter(known)
            return reacted(
                NameMeaning(words: words.isEmpty ? [factWord(id)] : words), to: medicine.name,
                id: id, reaction)
        case .entry(let id, let answer):
            if let entry = entry(kind, id) {
                let meaning = meaning(of: entry, answer: answer)
                return kind == .allergy
                    ? reacted(meaning, to: entry.name, id: id, reaction) : meaning
            }
            let word = factWord(id)
            return known(word) ? NameMeaning(words: [word]) : unrecognised(id, kind)
        }
    }

    private func meaning(of entry: NameEntry, answer: String?) -> NameMeaning {
        var meaning = NameMeaning(words: Set(entry.words.map(factWord)))
        guard let question = entry.question else { return meaning }
        if let answer = question.answer(answer) {
            if !answer.words.isEmpty { meaning.words = Set(answer.words.map(factWord)) }
            return meaning
        }
        let open = Set(question.answers.flatMap(\.words).map(factWord)).subtracting(meaning.words)
        guard !open.isEmpty, !question.isMeasured else { return meaning }
        meaning.open = OpenName(
            id: "\(entry.kind.rawValue):\(entry.id)", ask: "\(entry.name): \(question.ask)",
            words: open)
        return meaning
    }

    private func unrecognised(_ said: String, _ kind: NameKind) -> NameMeaning {
        let key = NameKey(said)
        let doubt = ambiguous.first { $0.kind == kind && NameKey($0.said) == key }
        let ask =
            doubt.map { "\(said): \($0.question)" }
            ?? "What is '\(said)'? It is recorded as \(kind.told), and no rule knows it"
        return NameMeaning(
            words: Set((doubt?.words ?? []).map(factWord)),
            open: OpenName(id: "\(kind.rawValue):\(key.slug)", ask: ask, words: nil))
    }

    /// An intolerance leaves open whether the substance may be given again; all else bars it.
    private func reacted(
        _ meaning: NameMeaning, to name: String, id: String, _ told: String?
    ) -> NameMeaning {
        let found = reactions(in: told ?? "").map { $0.after(meaning.words) }
        guard !found.isEmpty else { return meaning }
        var meaning = meaning
        meaning.reactions = found
        for implication in found.flatMap(\.implies)
        where implication.after == "any" || meaning.words.contains(factWord(implication.after)) {
            meaning.conditions.insert(factWord(implication.condition))
        }
        guard found.allSatisfy({ $0.nature == .intolerance }) else { return meaning }
        meaning.open = OpenName(
            id: "allergy:\(id)",
            ask: "\(name), \(told ?? ""): a side effect, not an allergy. May it be given again?",
            words: meaning.words)
        meaning.words = []
        return meaning
    }

    /// The reactions that a text names; empty when any part of it is not understood, so that it counts in
    /// full.
    func reactions(in told: String) -> [AllergyReaction] {
        let joining = Set(words(.joining, nil))
        let parts = told.split { ",;/+".contains($0) }.flatMap { part in
            NameKey(String(part)).words.split { joining.contains($0) }.map { NameKey(joining: $0) }
        }
        let ignored = Set(words(.ignored, .allergy))
        var found: [AllergyReaction] = []
        for part in parts {
            let core = NameKey(joining: part.words.filter { !ignored.contains($0) })
            let fitting = reactions.first { reaction in
                ([reaction.name, reaction.id] + reaction.names).contains {
                    let key = NameKey($0)
                    return key == part || key == core
                }
            }
            guard let fitting else { return [] }
            found.append(fitting)
        }
        return found
    }

    /// Whether a text says that there is none of a kind: `none`, `no known allergies`.
    package func saysNothing(_ told: String, _ kind: NameKind) -> Bool {
        let key = NameKey(told)
        return key.text == "none" || words(.nothing, kind).contains { NameKey($0) == key }
    }

    /// Whether a text is meant as a name, and does not say that there is none, or no other.
    package func isName(_ told: String, _ kind: NameKind) -> Bool {
        !saysNothing(told, kind) && !saysNothingElse(told, kind)
    }

    /// Whether a text says that there are no others than those recorded: `no others`.
    package func saysNothingElse(_ told: String, _ kind: NameKind) -> Bool {
        let key = NameKey(told)
        return words(.nothingElse, kind).contains { NameKey($0) == key }
    }

    func words(_ role: NameWording.Role, _ kind: NameKind?) -> [String] {
        wording.filter { $0.role == role && ($0.kind == nil || kind == nil || $0.kind == kind) }
            .flatMap(\.words)
    }
}

extension NameQuestion {
    /// The answer that a text gives; `nil` if it gives none.
    package func answer(_ text: String?) -> Answer? {
        guard let text else { return nil }
        let key = NameKey(text)
        return answers.first { NameKey($0.says) == key }
    }
}

extension NameKind {
    /// The kind with its article: `a medicine`.
    package var told: String { self == .allergy ? "an allergy" : "a \(rawValue)" }
}
