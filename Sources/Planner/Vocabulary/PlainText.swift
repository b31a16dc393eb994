extension Unicode.Scalar {
    /// Whether it orders a terminal about, or turns the direction of what follows, instead of being read: controls (C0,
    /// DEL, C1), breaks of lines and paragraphs, embeddings, overrides and isolates of two-way text.
    package var isCommand: Bool {
        switch value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
    /// Beyond the Latin letters, where joiners and variants of signs have a meaning.
    fileprivate var isBeyondLatin: Bool { value > 0x24F }
}

extension String {
    /// One line as its writer meant it: escape sequences and what nobody sees are gone, each stretch of blanks and
    /// breaks is one blank, and none stands at either end.
    package var plainLine: String {
        var kept: [Unicode.Scalar] = []
        var rest = Array(unicodeScalars)[...]
        while let scalar = rest.first {
            rest = rest.dropFirst(rest.escapeSequence)
            guard rest.first == scalar else { continue }
            rest.removeFirst()
            if scalar.properties.isWhitespace {
                if kept.last.map({ $0 != " " }) ?? false { kept.append(" ") }
            } else if scalar.isSeen(after: kept.last, before: rest.first) {
                kept.append(scalar)
            }
        }
        if kept.last == " " { kept.removeLast() }
        return String(String.UnicodeScalarView(kept))
    }

    /// The same of each of its lines; none that is empty stands at either end.
    package var plainLines: String {
        var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { String($0).plainLine }[...]
        while lines.first?.isEmpty == true { lines.removeFirst() }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Whether one of its scalars is a command; `kept` do not count.
    package func holdsCommand(but kept: Set<Unicode.Scalar> = []) -> Bool {
        // Most texts hold no byte with which one begins.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else {
            return false
        }
        return unicodeScalars.contains { $0.isCommand && !kept.contains($0) }
    }

    /// With each scalar that is a command as it is written in a program: `\u{1B}`, `\n`.
    package var showingCommands: String { showingCommands(but: []) }

    /// The same, but `kept` stay as they are.
    package func showingCommands(but kept: Set<Unicode.Scalar>) -> String {
        guard holdsCommand(but: kept) else { return self }
        return unicodeScalars.reduce(into: "") { shown, scalar in
            guard scalar.isCommand, !kept.contains(scalar) else {
                return shown.unicodeScalars.append(scalar)
            }
            shown += scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16).uppercased())}"
        }
    }
}

extension Unicode.Scalar {
    /// Whether a reader sees it, or what it does to its neighbours: joiners between letters of scripts that join, variants
    /// of signs, the letters of a flag.
    fileprivate func isSeen(after last: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
        if isCommand { return false }
        guard properties.isDefaultIgnorableCodePoint else { return true }
        guard let last, last != " " else { return false }
        if isJoiner {
            guard let next else { return false }
            return last.isBeyondLatin && !last.isJoiner && next.isBeyondLatin
                && !next.properties.isDefaultIgnorableCodePoint
        }
        return switch value {
        case 0xFE0E, 0xFE0F: !last.properties.isAlphabetic || last.isBeyondLatin
        case 0xFE00...0xFE0D, 0xE0100...0xE01EF: last.isBeyondLatin
        case 0x180B...0x180D, 0x180F: (0x1820...0x18AF).contains(last.value)
        case 0xE0020...0xE007F: last == "\u{1F3F4}" || (0xE0020...0xE007F).contains(last.value)
        default: false
        }
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// How many scalars at the beginning are one sequence that a terminal obeys (ECMA-48, section 5.3 to 5.6); 0 for none.
    fileprivate var escapeSequence: Int {
        guard let first else { return 0 }
        if first == "\u{9B}" { return 1 + dropFirst().controlSequence }
        guard first == "\u{1B}", let second = dropFirst().first else { return 0 }
        switch second {
        case "[": return 2 + dropFirst(2).controlSequence
        case "]", "P", "X", "^", "_": return controlString
        case "(", ")", "*", "+": return Swift.min(3, count)
        default: return 0
        }
    }

    /// Parameters, intermediates and the final byte.
    private var controlSequence: Int {
        let parameters = prefix { (0x20...0x3F).contains($0.value) }.count
        let final = dropFirst(parameters).first.map { (0x40...0x7E).contains($0.value) } ?? false
        return parameters + (final ? 1 : 0)
    }

    /// Up to its end, which BEL or ST is; the opening alone where it has none.
    private var controlString: Int {
        for index in indices.dropFirst(2) {
            if self[index] == "\u{7}" || self[index] == "\u{9C}" { return index - startIndex + 1 }
            if self[index] == "\u{1B}", self[index...].dropFirst().first == "\\" {
                return index - startIndex + 2
            }
        }
        return 2
    }
}
