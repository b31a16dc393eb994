/// A name that was found.
package struct KnownName: Hashable, Sendable {
    package let entry: NameEntry
    /// The answer to the entry's question, if it was given with the name.
    package var answer: NameQuestion.Answer?
    /// Names that this one is easily taken for.
    package let confusable: [NameDoubt.Candidate]

    /// The entry's question, if it has one that was not answered.
    package var question: NameQuestion? { answer == nil ? entry.question : nil }

    /// The form in which it is kept with a patient.
    package var kept: KeptName { .entry(entry.id, answer: answer?.says) }
}

/// Why a text is not taken for a name without asking back.
package struct NameDoubt: Hashable, Sendable {
    /// What is in doubt.
    package enum Reason: Hashable, Sendable {
        /// Several things are called this; the question that finds out which.
        case ambiguous(String)
        /// It gives a fact, and is not a name.
        case fact(NamedFact)
        /// It is a sign of a red flag, and not a name. Unless `isExact`, it is only nearly one, or one among
        /// other words.
        case sign(ToldSign, isExact: Bool)
        /// It is known, but not in this form.
        case form(String)
        /// It is written almost like these.
        case nearly
        /// It holds these among other words.
        case holds
        /// It is several names at once.
        case several
    }

    package let reason: Reason
    /// What may be meant.
    package let candidates: [Candidate]

    /// A name that can be given instead.
    package struct Candidate: Hashable, Sendable {
        package let name: String
        /// The entry that it belongs to, if it belongs to one.
        package let entry: NameEntry?

        /// The name and what it stands for: `Losec: Omeprazole (stomach acid)`, `ramipril (blood pressure)`.
        package var told: String {
            guard let entry else { return name }
            if NameKey(entry.name) == NameKey(name) { return entry.told }
            return "\(name): \(entry.told)"
        }
    }
}

/// What a text says.
package enum NameAnswer: Hashable, Sendable {
    case known(KnownName)
    /// Somebody has to be asked.
    case doubtful(NameDoubt)
    /// It says that the person does not have something.
    case denied
    /// Nothing like it is known.
    case unknown
}

extension NameIndex {
    /// What a text names, as people say it: `ramipril 5 mg bd`, `heart attack last month`.
    ///
    /// Only an exact name is taken for one. About everything that is nearly a name, somebody has to be asked.
    package func answer(_ text: String) -> NameAnswer {
        let key = NameKey(text)
        if let answer = exactly(key) { return answer }
        if let answer = narrowed(text) { return answer }
        if let answer = timed(key) { return answer }
        if let answer = surrounded(key) { return answer }
        if let answer = combined(text) { return answer }
        if phrases.isDenial(key) { return .denied }
        if let sign = sign(in: key) {
            return .doubtful(NameDoubt(reason: .sign(sign, isExact: false), candidates: []))
        }
        return nearly(key) ?? holding(key) ?? .unknown
    }

    /// Several substances in one medicine, or several names at once.
    private func combined(_ text: String) -> NameAnswer? {
        let components = phrases.components(of: text)
        guard components.count > 1 else { return nil }
        let cores = Set(components.map(phrases.core).filter { !$0.text.isEmpty })
        if let entry = combination(of: cores) ?? combination(of: components) {
            return known(entry, as: NameKey(entry.name))
        }
        let parts = phrases.parts(of: text)
        return parts.count > 1 ? several(parts) : nil
    }

    private func exactly(_ key: NameKey) -> NameAnswer? {
        if let doubt = ambiguous(key) { return ask(doubt) }
        let found = entries(named: key)
        guard let entry = found.first else { return nil }
        guard found.count == 1 else {
            return .doubtful(
                NameDoubt(
                    reason: .ambiguous("Which one?"),
                    candidates: found.map { .init(name: $0.name, entry: $0) }))
        }
        return known(entry, as: key)
    }

    private func known(
        _ entry: NameEntry, as key: NameKey, answer: NameQuestion.Answer? = nil
    ) -> NameAnswer {
        .known(
            KnownName(
                entry: entry, answer: answer, confusable: confusable(with: entry, as: key)))
    }

    private func ask(_ doubt: AmbiguousName) -> NameAnswer {
        let found = doubt.couldBe.compactMap { names.entry(kind, $0) }
        return .doubtful(
            NameDoubt(
                reason: doubt.sign.map { .sign($0, isExact: true) } ?? doubt.fact.map { .fact($0) }
                    ?? .ambiguous(doubt.question),
                candidates: found.map { .init(name: $0.name, entry: $0) }))
    }

    /// `heart attack: longer ago`: a name and the answer to its question.
    private func narrowed(_ text: String) -> NameAnswer? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, case .known(let name)? = exactly(NameKey(parts[0])),
            let answer = name.entry.question?.answer(parts[1])
        else { return nil }
        return taking(answer, of: name.entry)
    }

    private func taking(_ answer: NameQuestion.Answer, of entry: NameEntry) -> NameAnswer {
        if let other = answer.entry.flatMap({ names.entry(kind, $0) }) {
            return known(other, as: NameKey(other.name))
        }
        return known(entry, as: NameKey(entry.name), answer: answer)
    }

    /// `heart attack 3 months ago`: the time answers the question, where it does so for certain.
    private func timed(_ key: NameKey) -> NameAnswer? {
        guard kind == .condition, let (core, days) = TimePast.split(key) else { return nil }
        let found = exactly(core) ?? surrounded(core)
        guard case .known(let name)? = found, name.answer == nil else { return found }
        let fitting = name.entry.question?.answers.first { answer in
            answer.daysAgo.map { $0.contains(days.lowerBound) && $0.contains(days.upperBound) }
                ?? false
        }
        return fitting.map { taking($0, of: name.entry) } ?? found
    }

    /// The name among words that may be left out. With a form that works only where it is applied, somebody
    /// is asked whether the name without it is meant.
    private func surrounded(_ key: NameKey) -> NameAnswer? {
        let words = key.words
        for range in phrases.cores(of: words) {
            let outside = words[..<range.lowerBound] + words[range.upperBound...]
            let core = NameKey(joining: words[range])
            if let dosed = dosed(core, outside) { return dosed }
            guard let answer = exactly(core) else { continue }
            if let doubt = misreadFigure(key, answer, outside) { return doubt }
            guard let form = outside.first(where: phrases.isForm), case .known(let name) = answer
            else { return answer }
            return inForm(form, name)
        }
        return nil
    }

    /// `Zantac 630`: nearly the name of another medicine, from which the left-out figure would tell it apart.
    private func misreadFigure(
        _ key: NameKey, _ answer: NameAnswer, _ outside: ArraySlice<String>
    ) -> NameAnswer? {
        guard case .known(let name) = answer, outside.contains(where: phrases.isFigure) else {
            return nil
        }
        let others = nearest(to: key, isPart: false).filter { near in
            near.words.contains(where: phrases.isFigure)
                && entries(named: near).contains { $0.id != name.entry.id }
        }
        return others.isEmpty
            ? nil : .doubtful(doubt(.nearly, others + [NameKey(name.entry.name)]))
    }

    /// `75mg aspirin`, `aspirin 75`: a dose that belongs to the name.
    private func dosed(_ core: NameKey, _ outside: ArraySlice<String>) -> NameAnswer? {
        guard let figure = outside.first(where: phrases.isFigure) else { return nil }
        for dose in [figure, "\(figure)mg"] {
            let key = NameKey(joining: [core.text, dose])
            if isKnown(key) { return exactly(key) }
        }
        return nil
    }

    private func inForm(_ form: String, _ name: KnownName) -> NameAnswer {
        let core = NameKey(name.entry.name).words.first ?? ""
        let others = entries.filter { other in
            other.id != name.entry.id && NameKey(other.name).words.first == core
        }
        let inForm = others.filter { other in
            NameKey(other.name).words.contains {
                $0 == form || $0 + "s" == form || $0 + "es" == form
            }
        }
        if inForm.count == 1, let only = inForm.first { return known(only, as: NameKey(only.name)) }
        return .doubtful(
            NameDoubt(
                reason: .form(form),
                candidates: ([name.entry] + others).map { .init(name: $0.name, entry: $0) }))
    }

    /// Several names in one text, which together name nothing.
    private func several(_ parts: [NameKey]) -> NameAnswer? {
        let found = parts.compactMap { part -> (NameKey, NameAnswer)? in
            (exactly(part) ?? surrounded(part)).map { (part, $0) }
        }
        guard found.count == parts.count else { return nil }
        for case .doubtful(let doubt) in found.map(\.1) {
            if case .sign(let sign, _) = doubt.reason {
                return .doubtful(.init(reason: .sign(sign, isExact: false), candidates: []))
            }
        }
        return .doubtful(
            NameDoubt(
                reason: .several,
                candidates: found.map { part, answer in
                    if case .known(let name) = answer {
                        return .init(name: name.entry.name, entry: name.entry)
                    }
                    return .init(name: part.text, entry: nil)
                }))
    }

    private func nearly(_ key: NameKey) -> NameAnswer? {
        for text in [key, phrases.core(of: key)] where !text.text.isEmpty {
            let near = nearest(to: text, isPart: text != key)
            if !near.isEmpty { return .doubtful(doubt(.nearly, near)) }
        }
        return nil
    }

    /// A known name of two words or five letters at least within a longer text.
    private func holding(_ key: NameKey) -> NameAnswer? {
        let words = key.words
        guard words.count > 1, words.count <= 20 else { return nil }
        for length in stride(from: min(words.count - 1, 6), through: 1, by: -1) {
            let inside = (0...(words.count - length))
                .map { NameKey(joining: words[$0..<($0 + length)]) }
                .filter { isKnown($0) && $0.text.count >= 5 }
            if !inside.isEmpty { return .doubtful(doubt(.holds, inside)) }
        }
        return nil
    }

    /// Each entry once, under the name that was met. If a sign of a red flag is among them, that is what has
    /// to be asked about.
    private func doubt(_ reason: NameDoubt.Reason, _ keys: [NameKey]) -> NameDoubt {
        if let sign = keys.lazy.compactMap({ self.ambiguous($0)?.sign }).first {
            return NameDoubt(reason: .sign(sign, isExact: false), candidates: [])
        }
        // A name of several things would be asked about again when it is given: its own question is asked at
        // once.
        if reason == .holds, keys.count == 1, let several = ambiguous(keys[0]),
            case .doubtful(let own) = ask(several)
        {
            return own
        }
        var candidates: [NameDoubt.Candidate] = []
        for key in keys {
            if ambiguous(key) != nil {
                candidates.append(.init(name: key.text, entry: nil))
                continue
            }
            for entry in entries(named: key)
            where !candidates.contains(where: { $0.entry == entry }) {
                candidates.append(.init(name: spelling(of: key, in: entry), entry: entry))
            }
        }
        return NameDoubt(reason: reason, candidates: candidates)
    }
}
