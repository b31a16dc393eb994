/// One thing that has to be known, and the question that asks for it.
package struct AskItem: Hashable, Sendable {
    /// What is asked in one go.
    package enum Question: Hashable, Sendable {
        /// A group of questions, by its id.
        case group(String)
        /// A fact that is in no group, or a list; by its name.
        case fact(String)
        /// A recorded name that leaves open what it means, by the id of its `OpenName`.
        case name(String)
    }

    package let question: Question
    /// Name of the fact that is missing.
    package let fact: String
    /// The word that is missing, if the fact is a list, such as a condition.
    package var word: String?
}

extension Catalog {
    /// How hard a question is to answer: 1 if a person knows at once, 2 if it takes a thought, 3 if it takes
    /// a measurement.
    func effort(of question: AskItem.Question) -> Int {
        switch question {
        case .name: 1
        case .group(let id): asking[id].map { $0.takesNo || $0.list != nil ? 1 : 3 } ?? 3
        case .fact(let name): fact(name)?.kind == .number ? 3 : 2
        }
    }
}
