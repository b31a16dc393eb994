package import Planner

/// What has to lie ready for a session that is to be held.
package struct Preparation: Encodable, Sendable {
    package let session: ID<Session>
    package let items: [String]

    /// `nil` where there is nothing; `others` are the sessions of the same plan.
    init?(_ session: Session, among others: [Session]) {
        let first = session.comesFirst(among: others) ? ["first session"] : []
        let items = first + session.preparations
        guard session.isOpen, !items.isEmpty else { return nil }
        (self.session, self.items) = (session.id, items)
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
        return items
    }

    /// Whether the plan's treatment begins with it: none that was held or is still to be comes before it.
    fileprivate func comesFirst(among others: [Session]) -> Bool {
        guard details.plan != nil, details.kind == .physiotherapy else { return false }
        return !others.contains {
            $0.id != id && $0.details.plan == details.plan && $0.details.kind == .physiotherapy
                && $0.status != .cancelled && $0.status != .missed
                && ($0.details.start, $0.id) < (details.start, id)
        }
    }
}

extension String {
    /// `review of week 6`; abbreviations stay as they are.
    fileprivate var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
