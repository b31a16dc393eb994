/// What limits an exercise: numbers, and words.
package struct ExerciseLimit: Hashable, Sendable {
    /// Numbers, by the id of their kind.
    package var figures: [String: Double]
    /// Limits that are no numbers.
    package var words: [String]

    package init(figures: [String: Double] = [:], words: [String] = []) {
        self.figures = figures
        self.words = words
    }

    package var isEmpty: Bool { figures.isEmpty && words.isEmpty }

    /// Adds another limit. Of two numbers of one kind the stricter counts.
    package mutating func join(_ other: ExerciseLimit, _ kinds: [LimitKind]) {
        for (kind, value) in other.figures {
            guard let known = figures[kind] else {
                figures[kind] = value
                continue
            }
            let bound = kinds.first { $0.id == kind }?.bound ?? .atMost
            figures[kind] = bound == .atMost ? min(known, value) : max(known, value)
        }
        for word in other.words where !words.contains(word) { words.append(word) }
    }

    /// Each limit in words: the numbers in the order of their kinds, then the others.
    package func told(_ kinds: [LimitKind]) -> [String] {
        kinds.compactMap { kind in figures[kind.id].map { kind.told($0) } } + words
    }

    /// The limits in words, as they are shown beside an exercise with these tags.
    ///
    /// A limit that makes no sense for the exercise, or that another one says already, is left out, but never
    /// all of them. Beside a `substitute` for the exercise that was limited, all may be left out.
    package func told(
        _ safety: ExerciseSafety, beside tags: Set<String>, substitute: Bool = false
    ) -> [String] {
        let kinds = safety.limits.filter {
            Self.suits($0.onlyWith, tags) && $0.saidBy.isDisjoint(with: words)
        }
        let fitting = words.filter { word in
            let known = safety.limitWords.first { $0.words.en == word }
            return Self.suits(known?.onlyWith ?? [], tags)
                && known?.saidBy.isDisjoint(with: words) ?? true
        }
        let told = ExerciseLimit(figures: figures, words: fitting).told(kinds)
        return (told.isEmpty && !substitute ? self.told(safety.limits) : told).eachPhraseOnce
    }

    private static func suits(_ needed: Set<String>, _ tags: Set<String>) -> Bool {
        needed.isEmpty || !needed.isDisjoint(with: tags)
    }
}

/// A kind of number that limits an exercise, and its words.
package struct LimitKind: Hashable, Sendable {
    /// In which direction it limits.
    package enum Bound: String, Hashable, Sendable, CaseIterable {
        case atMost = "at-most"
        case atLeast = "at-least"
    }

    package let id: String
    package let bound: Bound
    /// The words, with `{}` for the number.
    package let words: PatientWords
    /// Tags of exercises beside which it makes sense; empty for all exercises.
    package let onlyWith: Set<String>
    /// Limits in words that say the same, or the contrary, so that this one is left out beside them.
    package let saidBy: Set<String>

    package init(
        id: String, bound: Bound, words: PatientWords, onlyWith: Set<String> = [],
        saidBy: Set<String> = []
    ) {
        self.id = id
        self.bound = bound
        self.words = words
        self.onlyWith = onlyWith
        self.saidBy = saidBy
    }

    /// The words with this number.
    package func told(_ value: Double) -> String {
        var told = ""
        var rest = Substring(words.en)
        while let brace = rest.firstIndex(of: "{") {
            told += rest[..<brace] + plain(value)
            rest = rest[rest.index(after: brace)...].drop { $0 == "}" }
        }
        return told + rest
    }
}

/// A limit that is no number.
package struct LimitWords: Hashable, Sendable {
    package let words: PatientWords
    /// Tags of exercises beside which it makes sense; empty for all exercises.
    package let onlyWith: Set<String>
    /// Other limits that say the same, so that this one is left out beside them.
    package let saidBy: Set<String>

    package init(
        words: PatientWords, onlyWith: Set<String> = [], saidBy: Set<String> = []
    ) {
        self.words = words
        self.onlyWith = onlyWith
        self.saidBy = saidBy
    }

    package var id: String { words.en }
}

extension [String] {
    /// The texts without phrases, separated by commas, that an earlier text has already.
    fileprivate var eachPhraseOnce: [String] {
        var said: Set<String> = []
        return compactMap { text in
            let left = text.split(separator: ",").map { $0.drop { $0 == " " } }
                .filter { said.insert(String($0)).inserted }
            return left.isEmpty ? nil : left.joined(separator: ", ")
        }
    }
}

extension ExerciseAmount {
    /// As much of it as a limit leaves; never more of anything than before.
    package func within(_ limit: ExerciseLimit) -> ExerciseAmount {
        var amount = self
        if let most = limit.figures["hold-seconds-max"] {
            amount.holdSeconds = min(holdSeconds, Int(most))
        }
        if let most = limit.figures["minutes-max"], let minutes = durationMinutes {
            amount.durationMinutes = min(minutes, Int(most))
        }
        if durationMinutes == nil, let most = limit.figures["reps-max"] {
            amount.reps = min(reps, Int(most))
            amount.repsMax = repsMax.map { min($0, Int(most)) }.flatMap {
                $0 > amount.reps ? $0 : nil
            }
        }
        if let most = limit.figures["max-hr-percent"] { amount.calm(to: Int(most)) }
        return amount
    }

    /// Limits bouts to a percentage of maximum heart rate; if that is too low for bouts, steady effort takes
    /// their place.
    private mutating func calm(to percent: Int) {
        guard let intervals, percent < intervals.boutPercent.upperBound else { return }
        guard percent < intervals.leastPercent else {
            self.intervals?.boutPercent =
                max(
                    intervals.leastPercent, min(intervals.boutPercent.lowerBound, percent - 5))...percent
            return
        }
        self.intervals = nil
        durationMinutes = min(durationMinutes ?? .max, intervals.instead.minutes.upperBound)
        daysPerWeek = min(daysPerWeek, intervals.instead.daysPerWeek)
        let range = intervals.instead.percent
        effortPercent = min(range.lowerBound, percent)...min(range.upperBound, percent)
    }
}
