package import Planner

/// A recorded medicine, condition or allergy as it is understood today.
package struct RecordedName: Hashable, Sendable {
    package let kind: NameKind
    /// As it is kept: the entry's id, or `other:` and what was said.
    package let kept: String
    package let name: String
    /// What was said, where that is not the name.
    package let said: String?
    /// What a medicine is for.
    package let purpose: String
    /// Whether the rules know what it is.
    package let isRecognised: Bool
    /// What it means for the rules, sorted.
    package let words: [String]
    /// What it leaves open.
    package let question: NameQuestion?
    /// The id of its open question; `nil` for none.
    package let openQuestion: String?
    package let ask: String?
    /// What it is easily taken for.
    package let confusable: [String]
    package var reaction: String?
    package var reactions: [AllergyReaction] = []

    package var json: JSON {
        var members: [JSON.Member] = [
            .init(key: "kind", value: .string(kind.rawValue)),
            .init(key: "id", value: .string(kept)), .init(key: "name", value: .string(name)),
            .init(key: "said", value: .text(said)),
            .init(key: "for", value: .text(purpose.isEmpty ? nil : purpose)),
            .init(key: "recognised", value: .bool(isRecognised)),
            .init(key: "words", value: .texts(words)),
            .init(key: "question", value: .text(openQuestion)),
            .init(key: "ask", value: .text(ask)),
            .init(key: "notToBeTakenFor", value: .texts(confusable)),
        ]
        if kind == .allergy {
            members += [
                .init(key: "reaction", value: .text(reaction)),
                .init(key: "nature", value: .text(nature)),
                .init(key: "severity", value: .text(severity)),
            ]
        }
        return .object(members)
    }

    /// `allergy`, `intolerance` or `harm`; an allergy where nobody knows what happened.
    package var nature: String? {
        guard kind == .allergy else { return nil }
        let natures = reactions.map(\.nature)
        if natures.isEmpty || natures.contains(.allergy) { return "allergy" }
        return natures.contains(.harm) ? "harm" : "intolerance"
    }

    /// The worst of the reactions; `unknown` where none is understood.
    package var severity: String? {
        guard kind == .allergy else { return nil }
        return ["severe", "moderate", "unknown", "mild"].first { level in
            reactions.contains { $0.severity == level }
        } ?? "unknown"
    }
}

extension Clinic {
    /// All recorded names of a patient: conditions, medicines, then allergies.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws.
    package func recordedNames(of details: PatientDetails) throws -> [RecordedName] {
        let isNamed =
            !details.conditions.isEmpty || !details.medicines.isEmpty || !details.allergies.isEmpty
        guard isNamed else { return [] }
        let catalog = try shelf.catalog()
        let named = try [NameKind.condition, .medicine].flatMap { kind in
            try (kind == .condition ? details.conditions : details.medicines).map { kept in
                try recorded(kept, kind, said: details.said[kind]?[kept], catalog)
            }
        }
        let allergies = try details.allergies.map { allergy in
            try recorded(
                allergy.substance, .allergy, said: allergy.said, reaction: allergy.reaction, catalog
            )
        }
        return named + allergies
    }

    private func recorded(
        _ kept: String, _ kind: NameKind, said: String?, reaction: String? = nil,
        _ catalog: Catalog
    ) throws -> RecordedName {
        let meaning = catalog.meaning(of: kept, kind, reaction: reaction)
        let (name, entry) = catalog.named(kept, kind)
        var confusable: [NameDoubt.Candidate] = []
        if let entry, case .known(let known) = try shelf.nameIndex(entry.kind).answer(said ?? name)
        {
            confusable = known.confusable
        }
        var recorded = RecordedName(
            kind: kind, kept: kept, name: name,
            said: said.flatMap { NameKey($0) == NameKey(name) ? nil : $0 },
            purpose: entry?.purpose ?? "",
            isRecognised: meaning.open?.words != nil || meaning.open == nil,
            words: meaning.words.sorted(),
            question: meaning.open == nil ? nil : entry?.question,
            openQuestion: meaning.open?.id,
            ask: meaning.open?.ask ?? (entry == nil ? catalog.which(kept, kind, name) : nil),
            confusable: confusable.map(\.told))
        recorded.reaction = reaction
        recorded.reactions = meaning.reactions
        return recorded
    }
}

extension Catalog {
    /// A kept name as people read it.
    func name(of kept: String, _ kind: NameKind) -> String { named(kept, kind).0 }

    /// A kept name as people read it, and its entry.
    fileprivate func named(_ kept: String, _ kind: NameKind) -> (String, NameEntry?) {
        switch KeptName(kept) {
        case .unrecognised(let said): return (said, nil)
        case .allergyToMedicine(let id):
            let entry = names.entry(.medicine, id)
            return (entry?.name ?? id, entry)
        case .entry(let id, let answer):
            if let entry = names.entry(kind, id) {
                return (entry.name + (answer.map { ": \($0)" } ?? ""), entry)
            }
            if kind == .medicine, let medicine = medicine(id) { return (medicine.name, nil) }
            return (vocabulary.name(of: factWord(id), in: kind.fact), nil)
        }
    }

    /// What is asked about a class of medicines that was named instead of a medicine.
    fileprivate func which(_ kept: String, _ kind: NameKind, _ name: String) -> String? {
        let key = NameKey(kept)
        return names.ambiguous.first { $0.kind == kind && NameKey($0.said) == key }
            .map { "\(name): \($0.question)" }
    }
}
