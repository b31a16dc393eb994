package import Planner

/// What has to lie ready for a session that is to be held.
package struct Preparation: Encodable, Sendable {
    package let session: ID<Session>
    package let items: [String]

    /// `nil` where there is nothing.
    init?(_ session: Session) {
        guard session.isOpen, !session.preparations.isEmpty else { return nil }
        (self.session, items) = (session.id, session.preparations)
    }
}

extension Session {
    /// What has to lie ready or be done in it, in words; names no person.
    package var preparations: [String] {
        var items: [String] = []
        for task in details.tasks {
            switch task.kind {
            case .redFlagCheck: items.append("re-check red flags")
            case .outcome: items.append("forms: \(task.measures.joined(separator: ", "))")
            default: items.append(task.title.lowercasedFirst)
            }
        }
        if details.number == 1 { items.insert("first session", at: 0) }
        return items
    }
}

extension String {
    /// `review of week 6`; abbreviations stay as they are.
    fileprivate var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
