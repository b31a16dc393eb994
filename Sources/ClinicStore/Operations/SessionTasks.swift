import Planner

extension StoreReading {
    /// What is done in a session beside its treatment.
    func task(_ stored: StoredRow) throws -> SessionTask {
        let row = stored.row
        var task = SessionTask(
            kind: try stored.word("kind"), title: try row["title"], minutes: row["minutes"] ?? 0,
            words: try stored.optionalWord("words"), week: row["week"],
            measures: (row["measures"] as String?)?.split(separator: ",").map(String.init) ?? [])
        if let from = row["fromDay"] as Int?, let through = row["throughDay"] as Int? {
            task.window = from...max(from, through)
        }
        task.completeOlder()
        return task
    }
}

extension StoreWriting {
    func insertTasks(_ tasks: [SessionTask], session: Int64, of patient: Int64) throws {
        for (position, task) in tasks.enumerated() {
            try insert(
                .sessionTask, of: patient,
                [
                    "session": session, "position": position, "kind": task.kind.rawValue,
                    "title": task.title, "minutes": task.minutes > 0 ? task.minutes : nil,
                    "words": task.words?.rawValue, "week": task.week,
                    "fromDay": task.window?.lowerBound, "throughDay": task.window?.upperBound,
                    "measures": task.measures.isEmpty ? nil : task.measures.joined(separator: ","),
                ])
        }
    }
}

extension SessionTask {
    /// Takes the week and the measures from the title where it was written before they were kept.
    fileprivate mutating func completeOlder() {
        let words = title.split(separator: ":", maxSplits: 1)
        switch kind {
        case .review where week == nil:
            week = title.split(separator: " ").last.flatMap { Int($0) }
        case .outcome where measures.isEmpty && words.count == 2:
            measures = words[1].split(separator: ",").map { String($0.drop { $0 == " " }) }
        default: break
        }
    }
}
