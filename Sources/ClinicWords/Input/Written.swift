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
