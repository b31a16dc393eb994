/// How sure something is, and where it comes from.
package struct Evidence: Hashable, Sendable {
    /// How sure it is.
    package enum Mark: String, Hashable, Sendable, CaseIterable {
        /// Read in the source, often in its abstract or a summary.
        case verified = "V"
        /// Written from memory of the source.
        case memory = "M"
        /// Common practice without a strong source.
        case custom = "C"
    }

    /// One mark, with its source if there is one: `P74 V`, `C`, `P8 M for the symptom list`.
    package struct Citation: Hashable, Sendable {
        /// Id of a source, a capital letter and a number, like `P74` or `X11`; `nil` for common practice.
        package let source: String?
        package let mark: Mark
        /// What the source says about it, or to which part it belongs.
        package let note: String?

        package init(source: String?, mark: Mark, note: String? = nil) {
            self.source = source
            self.mark = mark
            self.note = note
        }

        /// Reads `P74 V`, `C` or `P8 M for the symptom list`; `nil` for anything else.
        package init?(parsing text: String) {
            var words = text.split(separator: " ").map(String.init)
            if let first = words.first, Mark(rawValue: first) == nil {
                guard let letter = first.utf8.first, (0x41...0x5A).contains(letter),
                    Int(first.dropFirst()) != nil
                else { return nil }
                source = words.removeFirst()
            } else {
                source = nil
            }
            guard let word = words.first, let mark = Mark(rawValue: word) else { return nil }
            self.mark = mark
            note = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
        }

        /// The form that `init(parsing:)` reads.
        package var text: String {
            [source, mark.rawValue, note].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// Never empty.
    package let citations: [Citation]

    package init(_ citations: [Citation]) { self.citations = citations }

    /// Common practice, without a source.
    package static let custom = Evidence([Citation(source: nil, mark: .custom)])

    /// All citations: `P8 M for the symptom list; P11 V`.
    package var text: String { citations.map(\.text).joined(separator: "; ") }

    /// Ids of the sources, each once, in order.
    package var sources: [String] {
        citations.compactMap(\.source).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A sentence, with where it comes from.
package struct Statement: Hashable, Sendable {
    package let text: String
    /// `nil` if the plan files give none.
    package let evidence: Evidence?

    package init(_ text: String, _ evidence: Evidence? = nil) {
        self.text = text
        self.evidence = evidence
    }

    /// The sentence with its marks in brackets.
    package var told: String { text + (evidence.map { " [\($0.text)]" } ?? "") }
}
