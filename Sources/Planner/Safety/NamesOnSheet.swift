extension FactSheet {
    /// Adds what the patient's medicines, conditions and allergies mean today. A name that nobody knows, and
    /// a name that leaves a question, keep open the words that they may mean.
    mutating func addNames(of details: PatientDetails, _ catalog: Catalog) {
        let meanings = catalog.meanings(of: details)
        for kind in NameKind.allCases {
            add(meanings[kind] ?? [], to: kind.fact)
        }
        let following = (meanings[.allergy] ?? []).flatMap(\.conditions)
        if !following.isEmpty { add([NameMeaning(words: Set(following))], to: "conditions") }
    }

    private mutating func add(_ meanings: [NameMeaning], to name: String) {
        guard !meanings.isEmpty else { return }
        var set = FactSet([], isComplete: false)
        if case .set(let told) = self[name] { set = told }
        for meaning in meanings {
            set.members.formUnion(meaning.words.map(factWord))
            if let open = meaning.open { set.open.append(open) }
        }
        self[name] = .set(set)
    }
}

extension Catalog {
    /// What each recorded name of a patient means for the rules today.
    package func meanings(of details: PatientDetails) -> [NameKind: [NameMeaning]] {
        [
            .medicine: details.medicines.map { meaning(of: $0, .medicine) },
            .condition: details.conditions.map { meaning(of: $0, .condition) },
            .allergy: details.allergies.map {
                meaning(of: $0.substance, .allergy, reaction: $0.reaction)
            },
        ]
    }

    /// What one recorded name means for the rules today; a medicine of the catalogue has its own classes,
    /// too.
    ///
    /// `kept` is as `KeptName` writes it, `reaction` what happened, for an allergy.
    package func meaning(
        of kept: String, _ kind: NameKind, reaction: String? = nil
    ) -> NameMeaning {
        let own = kind == .medicine ? medicine(kept)?.classes : nil
        if let own, names.entry(kind, kept) == nil { return NameMeaning(words: Set(own)) }
        let words = vocabulary.words(of: kind.fact) ?? []
        let others = kind == .medicine ? vocabulary.otherMedicines : []
        var meaning = names.meaning(of: kept, kind, reaction: reaction) { word in
            words.contains { $0.isCalled(word) } || others.contains { $0.id == word }
        }
        meaning.words.formUnion(own ?? [])
        return meaning
    }

    /// Ids of the catalogue's medicines that the patient takes, under whatever name; sorted.
    package func taken(by details: PatientDetails) -> [String] {
        let ids = details.medicines.flatMap { kept -> [String] in
            guard case .entry(let id, _) = KeptName(kept) else { return [] }
            return [id] + (names.entry(.medicine, id)?.planned ?? [])
        }
        return Set(ids).sorted()
    }

    /// The question that a recorded name leaves open, by the id of its `OpenName`; `nil` when there is none.
    package func ask(openName id: String) -> String? {
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = NameKind(rawValue: parts[0]) else { return nil }
        if kind == .allergy {
            let name =
                names.entry(.allergy, parts[1])?.name ?? names.entry(.medicine, parts[1])?.name
            return name.map { "\($0): may it be given again? Only a side effect is recorded" }
                ?? meaning(of: "other:\(said(parts[1]))", kind).open?.ask
        }
        if let known = names.entry(kind, parts[1]) { return meaning(of: known.id, kind).open?.ask }
        return meaning(of: "other:\(said(parts[1]))", kind).open?.ask
    }

    /// What was said, from the id of its question.
    private func said(_ slug: String) -> String { String(slug.map { $0 == "-" ? " " : $0 }) }
}
