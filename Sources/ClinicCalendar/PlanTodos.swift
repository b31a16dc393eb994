package import CivilTime
package import ICalendar
package import Planner

extension StoredPlan {
    /// What the patient has to do by a day, as tasks: questionnaires. A task is done when each of its
    /// measures has its score.
    ///
    /// Days on which something begins, ends or is looked at by others stay events, as lists of tasks hide the
    /// day. `scores` are the patient's, `changes` what the history holds about them, in its order. If the
    /// treatment is stopped since the day `stopped`, open tasks from that day on say to ring first.
    package func todos(
        _ options: CalendarOptions, in wording: some PatientWording, scores: [OutcomeScore],
        changes: [ScoreChange], stopped: Day? = nil
    ) -> [Todo] {
        guard options.privacy != .busy, status == .active else { return [] }
        return details.patientMilestones.filter(\.isTask).compactMap { milestone in
            guard let words = wording.words(of: milestone) else { return nil }
            var todo = milestone.todo(
                options.privacy, created: created, isDone: milestone.missing(in: scores).isEmpty,
                changes.filter { $0.at >= created && milestone.measures.contains($0.measure) },
                words, wording.marked(words.summary))
            if let stopped, stopped <= milestone.day, todo.progress == .needsAction {
                todo.summary = wording.waiting(words).summary
            }
            return todo
        }
    }
}

extension Milestone {
    /// Whether it is something that the patient does, and that can be ticked off.
    var isTask: Bool { kind == .outcomeDue }

    /// `changes` are those of its measures.
    fileprivate func todo(
        _ privacy: CalendarOptions.Privacy, created: Moment, isDone: Bool,
        _ changes: [ScoreChange], _ words: EntryWords, _ title: String
    ) -> Todo {
        let isFull = privacy == .full
        let line = CareLine(kind)
        // Changes before its day last changed stay counted, whatever they mean now: SEQUENCE never falls.
        let counted = changes.filter { change in
            if let revised, change.at <= revised { return true }
            return isAnswered(on: change.day)
        }
        return Todo(
            uid: "\(uid)-task", created: created,
            revised: max(revised ?? created, counted.last?.at ?? created),
            sequence: sequence + counted.count,
            time: .dates(.due(day)),
            summary: title, description: words.description,
            progress: isDone
                ? .completed(at: changes.last { isAnswered(on: $0.day) }?.at) : .needsAction,
            isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil)
    }
}
