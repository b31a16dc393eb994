package import Planner

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
