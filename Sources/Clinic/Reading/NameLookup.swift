import Foundation
import Planner

/// A person or thing that has a name, as somebody may mean it.
struct Named<Subject> {
    let subject: Subject
    /// As people write it: `P1`.
    let id: String
    let name: String
    /// What tells it from another of the same name; `nil` for nothing.
    var mark: String?
    /// Whether it is kept for its past only, and gives way to whoever is here.
    var isGone = false

    /// The same name for something else.
    func meaning<Other>(_ other: Other) -> Named<Other> {
        Named<Other>(subject: other, id: id, name: name, mark: mark, isGone: isGone)
    }
}

/// Finds the one person or thing that a text names: by id (`P1`), else by name. Capitals, accents, apostrophes, hyphens and
/// how many blanks there are do not matter.
///
/// What is nearly a name is never taken for it: it is asked back.
enum NameLookup {
    /// Those whose whole name it is, else those that hold it in their names; who is here before who has gone.
    ///
    /// - Throws: `InputRefusal` where nobody is meant, perhaps somebody, or several may be.
    static func find<Subject>(
        _ text: String, among all: [Named<Subject>], noun: InputRefusal.Noun
    ) throws(InputRefusal) -> Subject {
        let id = text.plainLine.uppercased()
        if let named = all.first(where: { $0.id == id }) { return named.subject }
        let here = all.filter { !$0.isGone }
        let wanted = NameForm(text)
        guard !wanted.text.isEmpty else { throw .unknown(noun, text) }
        let matches = matches(wanted, here) ?? matches(wanted, all) ?? []
        guard let match = matches.first else {
            let near = here.filter { NameForm($0.name).isNearly(wanted) }
            guard near.isEmpty else {
                throw .nearly(noun, text, near.prefix(3).map(InputRefusal.Candidate.init))
            }
            throw .unknown(noun, text)
        }
        guard matches.count == 1 else {
            throw .ambiguous(noun, text, matches.map(InputRefusal.Candidate.init))
        }
        return match.subject
    }

    private static func matches<Subject>(
        _ wanted: NameForm, _ all: [Named<Subject>]
    ) -> [Named<Subject>]? {
        let whole = all.filter { NameForm($0.name) == wanted }
        guard whole.isEmpty else { return whole }
        let holding = all.filter { NameForm($0.name).text.contains(wanted.text) }
        return holding.isEmpty ? nil : holding
    }
}

extension InputRefusal.Candidate {
    fileprivate init(_ named: Named<some Any>) {
        self.init(id: named.id, name: named.name, mark: named.mark)
    }
}

/// A name as names are compared.
struct NameForm: Hashable {
    let text: String

    /// Letters that have no accent but stand for others.
    private static let letters: [Character: String] = [
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ı": "i",
    ]

    init(_ text: String) {
        let plain = text.plainLine.lowercased()
            .folding(
                options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var kept = ""
        for character in plain {
            if let other = Self.letters[character] {
                kept += other
            } else if character.isDash || character == " " {
                if kept.last.map({ $0 != " " }) ?? false { kept.append(" ") }
            } else if !character.isApostrophe {
                kept.append(character)
            }
        }
        self.text = kept.last == " " ? String(kept.dropLast()) : kept
    }

    /// Whether one slip lies between them: a letter wrong, missing, one too many, or two swapped; of the whole name or of one
    /// of its words.
    func isNearly(_ other: NameForm) -> Bool {
        if isOneSlip(text, other.text) { return true }
        return other.text.count > 3
            && text.split(separator: " ").contains { isOneSlip(String($0), other.text) }
    }
}

extension Character {
    fileprivate var isApostrophe: Bool { "'’‘ʼʹ′`´＇".contains(self) }
    fileprivate var isDash: Bool { "-‐‑‒–—".contains(self) }
}

/// Whether two different words become one by a letter changed, added, left out, or swapped with its neighbour. Words of less than
/// three letters have no slips.
func isOneSlip(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left), Array(right))
    guard a != b, min(a.count, b.count) > 2, abs(a.count - b.count) < 2 else { return false }
    let head = zip(a, b).prefix { $0 == $1 }.count
    let (restA, restB) = (Array(a[head...]), Array(b[head...]))
    if restA.dropFirst() == restB.dropFirst() || restA.dropFirst() == restB[...]
        || restA[...] == restB.dropFirst()
    {
        return true
    }
    return restA.count > 1 && restB.count > 1 && restA[0] == restB[1] && restA[1] == restB[0]
        && restA.dropFirst(2) == restB.dropFirst(2)
}
