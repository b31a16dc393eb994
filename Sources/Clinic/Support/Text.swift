import Planner

/// Reads what people write into checked values.
package enum Text {
    /// A name of 1 to 500 characters, kept as written but for blanks at both ends.
    static func name(_ text: String, of noun: String) throws(Failure) -> String {
        var name = text[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        guard !name.isEmpty, name.count <= 500, !name.unicodeScalars.contains("\0") else {
            throw Failure(
                .badData, "A \(noun) needs a name of 1 to 500 characters.",
                remedy: "Say the name, in quotes when it holds blanks.")
        }
        return String(name)
    }

    /// Why something is done, in words: a letter, a sign, and the placeholder of a printed way out say nothing.
    static func reason(_ text: String) throws(Failure) -> String {
        let reason = (try? name(text, of: "reason")) ?? ""
        guard reason.count(where: \.isLetter) > 1, reason.uppercased() != "WHY" else {
            throw Failure(
                .usage, "'\(reason)' is no reason.",
                remedy: "Say why, in words: \(say: [.reason: .blank(.words)]). The record shows it."
            )
        }
        return reason
    }

    /// `anna@example.org`; only what can stand in a calendar as an address.
    static func mailAddress(_ text: String) throws(Failure) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>,;:\\".utf8.contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), isPlain,
            text.utf8.count <= 254
        else {
            throw Failure(
                .badData, "'\(text)' is no mail address.",
                remedy: "Write it like desk@clinic.example.")
        }
        return text
    }

    /// The choice that a word stands for, in capitals or not; `noun` is what a refusal calls it.
    ///
    /// - Throws: `Failure` where the text is none of the words, with all of them.
    package static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String, _ noun: String
    ) throws(Failure) -> Choice where Choice.RawValue == String {
        let found = Choice.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        guard let found else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "'\(text)' is no \(noun).", remedy: "Use one of: \(all).")
        }
        return found
    }

    static func range<Number: Comparable & CustomStringConvertible>(
        _ number: Number, _ range: ClosedRange<Number>, _ noun: String, _ unit: String
    ) throws(Failure) -> Number {
        guard range.contains(number) else {
            throw Failure(
                .badData, "A \(noun) of \(number) \(unit) is not plausible.",
                remedy: "Use \(range.lowerBound) to \(range.upperBound) \(unit).")
        }
        return number
    }

    /// Reads `key=value`.
    ///
    /// - Throws: `Failure` where there is no sign between them, or nothing before it.
    package static func keyAndValue(_ text: String) throws(Failure) -> (String, String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Failure(
                .usage, "'\(text)' is no fact.",
                remedy: "Write key=value, like permission_to_discuss_weight=yes.")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}

/// Words that were perhaps meant.
enum Suggestions {
    static func near(_ word: String, among words: [String]) -> [String] {
        nearest(word, among: words).map { "Did you mean \($0)?" }
    }

    /// The nearest three, nearest first.
    static func nearest(_ word: String, among words: [String]) -> [String] {
        words.map { (letterChanges(Array(word), Array($0)), $0) }.sorted {
            ($0.0, $0.1) < ($1.0, $1.1)
        }
        .prefix(3).map(\.1)
    }
}
