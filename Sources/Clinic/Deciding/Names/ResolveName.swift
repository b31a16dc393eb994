package import Planner

extension Clinic {
    /// What is kept of a name that was told, and of what was said where that is not the name.
    ///
    /// - Throws: `NameRefusal` where the name is to be asked back.
    func kept(_ told: String, _ kind: NameKind) throws -> (kept: String, said: String?) {
        let said = try checked(told, kind)
        let catalog = try shelf.catalog()
        if said.lowercased().hasPrefix("other:") {
            let text = try checked(String(said.dropFirst(6)), kind)
            if let refused = try sign(text, kind, catalog), refused.isExact {
                throw NameRefusal.sign(said: text, refused)
            }
            return ("other:\(text)", nil)
        }
        if kind == .medicine, let medicine = catalog.medicineWithID(said) {
            return (medicine.id, nil)
        }
        let answer = try shelf.nameIndex(kind).answer(said)
        switch answer {
        case .known(let name):
            return (name.kept.text, NameKey(name.entry.name) == NameKey(said) ? nil : said)
        default:
            if let refused = try sign(said, kind, catalog) {
                throw NameRefusal.sign(said: said, refused)
            }
            if let word = word(said, kind, catalog) { return (word, nil) }
        }
        if kind == .condition, answer == .unknown, try isAllergy(said) {
            throw NameRefusal.allergy(said)
        }
        switch answer {
        case .known, .unknown: return ("other:\(said)", nil)
        case .doubtful(let doubt): throw NameRefusal.doubtful(kind, said: said, doubt)
        case .denied: throw NameRefusal.denied(kind, said: said)
        }
    }

    /// The sign of a red flag that a text is, holds or nearly is; `nil` for none.
    private func sign(_ said: String, _ kind: NameKind, _ catalog: Catalog) throws -> RefusedSign? {
        guard kind == .condition,
            case .doubtful(let doubt) = try shelf.nameIndex(kind).answer(said),
            case .sign(let sign, let isExact) = doubt.reason
        else { return nil }
        for flag in catalog.redFlags {
            for question in flag.questions where question.id == sign.question {
                return RefusedSign(
                    sign: sign, isExact: isExact, flag: flag.name, action: flag.action,
                    ask: question.text)
            }
        }
        return nil
    }

    /// Whether a text says that somebody does not bear something.
    private func isAllergy(_ said: String) throws -> Bool {
        let core = NameKey(try allergen(said))
        return core != NameKey(said) && !core.text.isEmpty
            && NameKey(said).words.contains { $0.hasPrefix("allerg") || $0.hasPrefix("intoleran") }
    }

    /// A word of the rules, by its id or as it is read aloud.
    private func word(_ said: String, _ kind: NameKind, _ catalog: Catalog) -> String? {
        let id = factWord(said.lowercased())
        let key = NameKey(said)
        let others = kind == .medicine ? catalog.vocabulary.otherMedicines : []
        let words = (catalog.vocabulary.words(of: kind.fact) ?? []) + others
        return words.first { $0.id == id || $0.also.contains(id) || NameKey($0.name) == key }?.id
    }

    private func checked(_ told: String, _ kind: NameKind) throws -> String {
        let said = Text.line(told)
        guard !said.isEmpty else { throw NameRefusal.empty(kind) }
        guard said.count <= 200 else { throw NameRefusal.tooLong(kind) }
        return said
    }

    /// An allergy as it is told: the substance, and behind a colon what happened.
    func allergy(_ told: String) throws -> RecordedAllergy {
        let isOther = told.lowercased().hasPrefix("other:")
        let text = isOther ? String(told.dropFirst(6)) : told
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let said = try checked(String(parts.first ?? ""), .allergy)
        let reaction = parts.count == 2 ? try? checked(String(parts[1]), .allergy) : nil
        let substance = isOther ? "other:\(said)" : try substance(said)
        return RecordedAllergy(substance, said: said, reaction: reaction)
    }

    /// A substance among the allergies, else among the medicines.
    private func substance(_ said: String) throws -> String {
        let catalog = try shelf.catalog()
        let answer = try shelf.nameIndex(.allergy).answer(said)
        if case .known(let name) = answer { return name.kept.text }
        if let word = word(said, .allergy, catalog) { return word }
        let medicine = try shelf.nameIndex(.medicine).answer(allergen(said))
        if case .known(let name) = medicine {
            return KeptName.allergyToMedicine(name.entry.id).text
        }
        for case .doubtful(let doubt) in [answer, medicine] {
            throw NameRefusal.doubtful(.allergy, said: said, doubt)
        }
        if answer == .denied { throw NameRefusal.denied(.allergy, said: said) }
        return "other:\(said)"
    }

    /// `ramipril` of `allergic to ramipril`.
    private func allergen(_ said: String) throws -> String {
        try shelf.nameIndex(.allergy).core(of: NameKey(said)).text
    }

    /// The catalogue's medicine that a text means where one is to be planned: by id, by name, or by a name
    /// or brand of its substance when one medicine, or one that is swallowed, holds it. A medicine that only its
    /// name is known of is given too, so that the rules tell what speaks against it; nobody plans it.
    ///
    /// - Throws: `NameRefusal` where none is meant, or several may be.
    package func catalogueMedicine(_ told: String) throws -> Medicine {
        let catalog = try shelf.catalog()
        let said = try checked(told, .medicine)
        if let medicine = catalog.medicineWithID(said) { return medicine }
        let key = NameKey(said)
        if let medicine = catalog.medicines.first(where: { NameKey($0.name) == key }) {
            return medicine
        }
        switch try shelf.nameIndex(.medicine).answer(said) {
        case .known(let name):
            let found = name.entry.planned.compactMap(catalog.medicine)
            let oral = found.filter { $0.route == "oral" }
            if let only = found.count == 1 ? found.first : oral.count == 1 ? oral.first : nil {
                return only
            }
            guard found.isEmpty else {
                throw NameRefusal.severalInCatalogue(said: said, found)
            }
            guard let strange = catalog.strangeMedicine(name.entry.id) else {
                throw NameRefusal.notInCatalogue(said: said, name.entry, near: [])
            }
            return strange
        case .doubtful(let doubt): throw NameRefusal.doubtful(.medicine, said: said, doubt)
        case .denied, .unknown:
            throw NameRefusal.notInCatalogue(
                said: said, nil, near: Suggestions.nearest(said, among: catalog.meantMedicines)
            )
        }
    }
}

extension Clinic {
    /// The place of the one of some medicines that a text means: by id or by name; `nil` for none of them.
    func meant(_ text: String, among ids: [String]) throws -> Int? {
        let place = ids.firstIndex { factWord($0) == factWord(text.lowercased()) }
        if let place { return place }
        guard case .known(let name) = try shelf.nameIndex(.medicine).answer(text) else {
            return try? ids.firstIndex(of: catalogueMedicine(text).id)
        }
        let held = Set(ids).filter(name.entry.planned.contains)
        return held.count == 1 ? held.first.flatMap(ids.firstIndex) : nil
    }
}

extension Catalog {
    /// Whether ids are written with dashes or underscores does not matter.
    func medicineWithID(_ text: String) -> Medicine? {
        let id = factWord(text.lowercased())
        return medicines.first { factWord($0.id) == id }
    }
}
