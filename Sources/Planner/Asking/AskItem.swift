/// One thing that has to be known, and the question that asks it.
package struct AskItem: Hashable, Sendable {
    /// What is asked at once.
    package enum Question: Hashable, Sendable {
        /// By the group's id.
        case group(String)
        /// A fact of no group, or a list.
        case fact(String)
        /// A recorded name that leaves open what it means, by its id.
        case name(String)
    }

    package let question: Question
    package let fact: String
    /// The condition, of a fact that is a list.
    package var word: String?
}

extension Catalog {
    /// How hard a question is to answer: one that a person answers at once, one that needs a thought, one that
    /// needs a measurement.
    func effort(of question: AskItem.Question) -> Int {
        switch question {
        case .name: 1
        case .group(let id): asking[id].map { $0.takesNo || $0.list != nil ? 1 : 3 } ?? 3
        case .fact(let name): fact(name)?.kind == .number ? 3 : 2
        }
    }
}
