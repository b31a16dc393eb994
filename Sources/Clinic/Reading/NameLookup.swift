import Foundation
import Planner

/// Finds the one thing that a text names: by id (`P1`), else by name, case and accents ignored.
enum NameLookup {
    /// The candidates whose whole name matches, else those that hold the text in their name.
    static func find<Subject: Identified>(
        _ text: String, among subjects: [(id: ID<Subject>, name: String)], noun: InputRefusal.Noun
    ) throws(InputRefusal) -> ID<Subject> {
        if let id = ID<Subject>(parsing: text), subjects.contains(where: { $0.id == id }) {
            return id
        }
        let wanted = folded(text)
        let whole = subjects.filter { folded($0.name) == wanted }
        let matches =
            whole.isEmpty && !wanted.isEmpty
            ? subjects.filter { folded($0.name).contains(wanted) } : whole
        guard let match = matches.first else { throw .unknown(noun, text) }
        guard matches.count == 1 else {
            throw .ambiguous(noun, text, matches.map { .init(id: "\($0.id)", name: $0.name) })
        }
        return match.id
    }

    private static func folded(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
            .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
