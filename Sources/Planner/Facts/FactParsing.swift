import CivilTime

/// Why a text is not a value of a fact.
package struct FactProblem: Error, Hashable, Sendable {
    /// What is wrong, as a sentence.
    package let problem: String
    /// What to do next, as a sentence.
    package let remedy: String
    /// Words that may have been meant.
    package var candidates: [String] = []
}

extension Fact {
    /// Reads what somebody said: a number, a span like `0..14`, `yes` or `no`, a word, words with commas,
    /// `none`.
    ///
    /// `nil` for `unknown` and for an empty text, so that the fact is asked for again. A set that is read
    /// counts as complete; `none` and `complete` are the empty one, and its words must be among `words`, if
    /// these are given.
    ///
    /// - Throws: `FactProblem` for a text that does not suit the fact, a number that is not plausible, a word
    ///   that is not known, or a fact that only a plan gives.
    package func value(
        of text: String, words: [FactWord]? = nil
    ) throws(FactProblem) -> FactValue? {
        let text = text.lowercased()
        if text == "unknown" || text.isEmpty { return nil }
        switch kind {
        case .number: return try number(text)
        case .yesNo:
            if ["yes", "true", "1"].contains(text) { return .flag(true) }
            if ["no", "false", "0"].contains(text) { return .flag(false) }
            throw FactProblem(
                problem: "'\(text)' is no answer to \(name).", remedy: "Say yes, no or unknown.")
        case .text:
            guard values.isEmpty || values.map(factWord).contains(factWord(text)) else {
                throw FactProblem(
                    problem: "'\(text)' is no \(name).",
                    remedy: "Say one of: \(values.joined(separator: ", ")).")
            }
            return .text(factWord(text))
        case .set: return .set(try set(text, words))
        case .date:
            guard (try? Day(parsing: text)) != nil else {
                throw FactProblem(
                    problem: "'\(text)' is no date.", remedy: "Say it like 2026-11-03.")
            }
            return .text(text)
        case .map:
            throw FactProblem(
                problem: "\(name) is worked out from the plan.", remedy: "Leave it out.")
        }
    }

    private func number(_ text: String) throws(FactProblem) -> FactValue {
        if text == "none", mayBeNone { return .none }
        if let span = try span(text) { return span }
        let unit = unit.map { " \($0)" } ?? ""
        guard let number = Double(text), number.isFinite else {
            throw FactProblem(
                problem: "'\(text)' is no number, which \(name) is.",
                remedy: "Say a number\(unit.isEmpty ? "" : " in\(unit)")"
                    + (mayBeNone ? ", or none." : "."))
        }
        if let range, !range.contains(number) {
            throw FactProblem(
                problem: "\(name) of \(plain(number))\(unit) is not plausible.",
                remedy: "It lies between \(plain(range.lowerBound)) and "
                    + "\(plain(range.upperBound))\(unit).")
        }
        return .number(number)
    }

    /// Reads `0..14`, somewhere between the two; only for values that do not rise by themselves.
    private func span(_ text: String) throws(FactProblem) -> FactValue? {
        guard grows == nil, let dots = text.firstIndex(of: "."), text[dots...].hasPrefix("..")
        else { return nil }
        let ends = [text[..<dots], text[dots...].dropFirst(2)].map(String.init)
        guard case .number(let low) = try number(ends[0]),
            case .number(let high) = try number(ends[1]), low <= high
        else {
            throw FactProblem(
                problem: "'\(text)' is no span of \(name).",
                remedy: "Say the lower figure first, like 0..14.")
        }
        return .span(low...high)
    }

    private func set(_ text: String, _ words: [FactWord]?) throws(FactProblem) -> FactSet {
        if text == "none" || text == "complete" { return FactSet([]) }
        let told = text.split(separator: ",").map { word in
            factWord(String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
        }
        for word in told where words?.contains(where: { $0.isCalled(word) }) == false {
            throw FactProblem(
                problem: "'\(word)' is none of the words that \(name) may hold.",
                remedy: "Use one of them; or none, or complete.",
                candidates: words?.map(\.id) ?? [])
        }
        return FactSet(Set(told))
    }
}
