/// The words that may stand around a name in what people say: doses, forms, times, "my", "has".
package struct NamePhrases: Sendable {
    private let ignored: Set<String>
    private let units: Set<String>
    private let forms: Set<String>
    private let denials: Set<String>
    private let joining: Set<String>
    private let salts: Set<String>

    init(_ names: Names, _ kind: NameKind) {
        ignored = Set(names.words(.ignored, kind))
        units = Set(names.words(.unit, kind))
        forms = Set(names.words(.form, kind))
        denials = Set(names.words(.denial, kind))
        joining = Set(names.words(.joining, kind))
        salts = Set(names.words(.salt, kind))
    }

    /// Whether the text says that something is not there.
    func isDenial(_ key: NameKey) -> Bool { key.words.first.map(denials.contains) ?? false }

    func isForm(_ word: String) -> Bool { forms.contains(word) }

    /// Whether a word beside a name says nothing about which name it is.
    func mayBeLeftOut(_ word: String) -> Bool {
        ignored.contains(word) || units.contains(word) || forms.contains(word) || isFigure(word)
            || salts.contains(word)
    }

    /// `5`, `5mg`, `2x`, `30mg`.
    func isFigure(_ word: String) -> Bool {
        let digits = word.prefix { $0.isNumber }
        guard !digits.isEmpty, digits.count <= 6 else { return false }
        let rest = word.dropFirst(digits.count)
        return rest.isEmpty || units.contains(String(rest)) || rest == "x"
    }

    /// The parts of a name that joins several: `codeine with paracetamol`, `calcium/vitamin D`.
    func parts(of name: String) -> [NameKey] {
        name.split { "/,+&;".contains($0) }.flatMap { part in
            NameKey(String(part)).words.split { joining.contains($0) }
                .map { NameKey(joining: $0) }
        }
    }

    /// The parts of a substance that joins several, where a dash may join, too: `hydrocodone-paracetamol`.
    func components(of name: String) -> Set<NameKey> {
        Set(name.split(separator: "-").flatMap { parts(of: String($0)) })
    }

    /// The words of a name without those that may be left out.
    func core(of key: NameKey) -> NameKey {
        NameKey(joining: key.words.filter { !mayBeLeftOut($0) })
    }

    /// Stretches of words such that all words outside may be left out, the longest first.
    func cores(of words: [String]) -> [Range<Int>] {
        let first = words.firstIndex { !mayBeLeftOut($0) } ?? words.count
        let last = words.lastIndex { !mayBeLeftOut($0) } ?? -1
        guard first <= last else { return [] }
        return (0...first).flatMap { from in (last..<words.count).map { from..<($0 + 1) } }
            .sorted { ($0.count, $1.lowerBound) > ($1.count, $0.lowerBound) }
    }
}
