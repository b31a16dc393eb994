/// How sure a figure is, and where it comes from.
package struct Evidence: Hashable, Sendable {
    package enum Mark: String, Hashable, Sendable, CaseIterable {
        /// Read in the source, often an abstract or a summary.
        case verified = "V"
        /// From memory of the named source.
        case memory = "M"
        /// Common practice without a strong source.
        case custom = "C"
    }

    /// One mark with its source: `P74 V`, `C`, `P8 M for the symptom list`.
    package struct Citation: Hashable, Sendable {
        /// Id of a source like `P74` or `X11`, a capital letter and a number; none for common practice.
        package let source: String?
        package let mark: Mark
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

        package var text: String {
            [source, mark.rawValue, note].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// Never empty.
    package let citations: [Citation]

    package init(_ citations: [Citation]) { self.citations = citations }

    package static let custom = Evidence([Citation(source: nil, mark: .custom)])

    /// `P8 M for the symptom list; P11 V`.
    package var text: String { citations.map(\.text).joined(separator: "; ") }

    /// The ids of its sources, each once, in order.
    package var sources: [String] {
        citations.compactMap(\.source).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// A sentence with its evidence.
package struct Statement: Hashable, Sendable {
    package let text: String
    /// `nil` where the content gives none.
    package let evidence: Evidence?

    package init(_ text: String, _ evidence: Evidence? = nil) {
        self.text = text
        self.evidence = evidence
    }

    /// The sentence, its marks in brackets.
    package var told: String { text + (evidence.map { " [\($0.text)]" } ?? "") }
}
