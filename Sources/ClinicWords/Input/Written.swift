import Clinic

/// Reads what people write.
package enum Written {
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

    /// Reads words with commas between them; `none` is no word at all.
    ///
    /// - Throws: `Failure` for a word that is none of the choices.
    package static func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
        _ text: String, _ noun: String
    ) throws(Failure) -> Set<Choice> where Choice.RawValue == String {
        guard text != "none" else { return [] }
        var found: Set<Choice> = []
        for word in text.split(separator: ",") { found.insert(try choice(String(word), noun)) }
        return found
    }

    /// Reads how often something returns, like `week`, `2 weeks` or `3 days`, as days.
    ///
    /// - Throws: `Failure` where the text is none of these, or more than a year.
    package static func days(every text: String) throws(Failure) -> Int {
        let dash: Character = text.hasPrefix("-") ? " " : "-"
        var words = text.lowercased().split { $0 == " " || $0 == dash }.map(String.init)
        if words.first == "every" { words.removeFirst() }
        let unit = ["day": 1, "week": 7][
            words.last.map { $0.last == "s" ? String($0.dropLast()) : $0 }]
        let number: Int? =
            switch words.count {
            case 1: 1
            case 2: ["other": 2, "second": 2][words[0]] ?? Int(words[0])
            default: nil
            }
        guard let unit, let number, (1...366).contains(number), number * unit <= 366 else {
            throw Failure(
                .usage, "'\(text)' does not say how often it returns.",
                remedy: "Write it like week, \"2 weeks\", \"4 weeks\" or \"3 days\".")
        }
        return number * unit
    }

    /// Reads `key=value`.
    ///
    /// - Throws: `Failure` where there is no sign between them, or nothing before it.
    static func keyAndValue(_ text: String) throws(Failure) -> (String, String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Failure(
                .usage, "'\(text)' is no fact.",
                remedy: "Write key=value, like permission_to_discuss_weight=yes.")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}
