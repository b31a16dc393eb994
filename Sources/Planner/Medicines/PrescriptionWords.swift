import CivilTime

/// The words of a dose text, taken from the front.
struct PrescriptionWords {
    private let words: [String]
    private var position = 0

    /// In lower case. Numbers and units that are written together become two words.
    init(_ text: String) throws(DoseTextProblem) {
        let plain = text.lowercased().map { character -> Character in
            switch character {
            case "–", "—": "-"
            case "×": "x"
            case "\u{00A0}", "\t", "\n": " "
            default: character
            }
        }
        try Self.refuseUnclearNumbers(plain)
        words = String(plain).replacing("/day", with: " a day").replacing("/week", with: " a week")
            .split { $0 == " " || $0 == "," }.flatMap { Self.parts(String($0)) }
    }

    /// `1,000` and `0,5` mean different things in different countries.
    private static func refuseUnclearNumbers(_ text: [Character]) throws(DoseTextProblem) {
        for (index, character) in text.enumerated() where character == "," {
            let isInside =
                index > 0 && index + 1 < text.count
                && text[index - 1].isNumber && text[index + 1].isNumber
            guard !isInside else {
                throw DoseTextProblem(
                    "A comma in a number can be read in two ways: write 0.5 or 1000")
            }
        }
    }

    /// `400mg` is two words, `3x` too, `6-hourly` three; `200-400`, `08:00` and `2026-12-01` are one.
    private static func parts(_ word: String) -> [String] {
        if word.hasSuffix("-hourly") { return [String(word.dropLast(7)), "hourly"] }
        guard word.first?.isNumber == true else {
            return [word.last == "." ? String(word.dropLast()) : word]
        }
        let figures = word.prefix { $0.isNumber || ".:-".contains($0) }
        let rest = word.dropFirst(figures.count)
        return rest.isEmpty ? [word] : [String(figures), String(rest)]
    }

    var next: String? { words.indices.contains(position) ? words[position] : nil }
    var isAtEnd: Bool { next == nil }

    mutating func skip() { position += 1 }

    /// Takes the words of a pattern, all or none. Each word of the pattern may give several to choose from,
    /// with `|` between them.
    mutating func take(_ pattern: String) -> Bool {
        let wanted = pattern.split(separator: " ")
        guard position + wanted.count <= words.count else { return false }
        let fits = zip(wanted, words[position...]).allSatisfy { wanted, word in
            wanted.split(separator: "|").contains { $0 == word }
        }
        if fits { position += wanted.count }
        return fits
    }

    /// Takes the first of these patterns that fits.
    mutating func take(anyOf patterns: [String]) -> Bool {
        for pattern in patterns where take(pattern) { return true }
        return false
    }

    /// A whole number in figures, or `one` to `twelve`.
    mutating func number() -> Int? {
        guard let word = next else { return nil }
        let names = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ]
        let named = names.firstIndex(of: word).map { $0 + 1 }
        guard let value = Int(word) ?? named, value > 0 else { return nil }
        skip()
        return value
    }

    mutating func decimal() -> Double? {
        guard let value = next.flatMap(Double.init), value > 0, value.isFinite else { return nil }
        skip()
        return value
    }

    /// `250` or `200-400`.
    mutating func amount() -> ClosedRange<Double>? {
        guard let word = next else { return nil }
        let ends = word.split(separator: "-", omittingEmptySubsequences: false)
            .map { Double($0) }
        guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2,
            low > 0, low <= high, high <= 100_000
        else { return nil }
        skip()
        return low...high
    }

    mutating func weekday() -> Weekday? {
        guard let word = next else { return nil }
        guard
            let day = Weekday(parsing: word)
                ?? (word.last == "s" ? Weekday(parsing: String(word.dropLast())) : nil)
        else { return nil }
        skip()
        return day
    }

    mutating func date() -> Day? {
        guard let day = next.flatMap({ try? Day(parsing: $0) }) else { return nil }
        skip()
        return day
    }

    mutating func time() -> TimeOfDay? {
        guard let time = next.flatMap({ try? TimeOfDay(parsing: $0) }), time < .endOfDay else {
            return nil
        }
        skip()
        return time
    }

    /// One or more of a kind, with `and` between them if any.
    mutating func list<Item>(_ read: (inout PrescriptionWords) -> Item?) -> [Item] {
        var values: [Item] = []
        while true {
            let start = position
            if !values.isEmpty { _ = take("and") }
            guard let value = read(&self) else {
                position = start
                return values
            }
            values.append(value)
        }
    }
}
