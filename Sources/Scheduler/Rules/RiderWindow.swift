package import CivilTime
package import Planner

// What rides on a session, like a weigh-in, is held in days of its own.

extension RiderRequest {
    /// Its days, with more to spare when the rule is lifted to find out what binds; counted from plan day 0, or
    /// from `day` where they are dates.
    func days(lifting lifted: Set<Rule>, from day: Day) -> (from: Int, target: Int, to: Int) {
        let slack = lifted.contains(.riderWindow) ? 7 : 0
        switch window {
        case .planDays(let from, let target, let to): return (from - slack, target, to + slack)
        case .dates(let from, let target, let to):
            return (from - day - slack, target - day, to - day + slack)
        }
    }

    /// Whether its days are dates, whenever the plan starts.
    var isDated: Bool {
        if case .dates = window { true } else { false }
    }
}

/// The days in which a contact of a plan is held, like a weigh-in.
package struct ContactWindow: Hashable, Sendable {
    /// What people call the contact.
    package let title: String
    /// The first and the last day on which it can be held.
    package let days: ClosedRange<Day>

    /// The days of what people call so.
    package init(title: String, days: ClosedRange<Day>) { (self.title, self.days) = (title, days) }

    /// Says which days these are.
    package var sentence: String {
        "\(title) is held from \(days.lowerBound) to \(days.upperBound)."
    }
}

extension PlanCheck {
    /// The days in which something may be held; `nil` for what has none of its own.
    package func days(of task: SessionTask) -> ClosedRange<Day>? {
        guard let anchor = anchors[task.kind], let window = task.window ?? older[task.title]
        else { return nil }
        return (anchor + window.lowerBound)...(anchor + window.upperBound)
    }

    /// The windows that a session has to stay in when it moves.
    ///
    /// A pause takes sessions and the weigh-ins that ride on them out of their days; these bind no more.
    package func windows(of session: SessionDetails) -> [ContactWindow] {
        let rides = session.kind.goesWithPlan
        return session.tasks.compactMap { task in
            guard let days = days(of: task) else { return nil }
            guard task.kind == .quitSupport || !rides || days.contains(session.start.day) else {
                return nil
            }
            return ContactWindow(title: task.title, days: days)
        }
    }

    /// The days on which a session is back in the windows that it left, and in its plan week still; `nil` where there
    /// are none.
    package func daysBack(of session: SessionDetails) -> ClosedRange<Day>? {
        let days = windows(of: session).map(\.days) + [planWeek(of: session)].compactMap(\.self)
        guard let first = days.map(\.lowerBound).max(), let last = days.map(\.upperBound).min(),
            first <= last
        else { return nil }
        return first...last
    }

    /// Whether it holds something whose days were not kept, and that its title does not tell either.
    package func isUnknown(_ session: SessionDetails) -> Bool {
        session.tasks.contains {
            anchors[$0.kind] != nil && $0.window == nil && older[$0.title] == nil
        }
    }

    package func riderWindow(
        _ place: SessionDetails, from before: SessionDetails
    ) -> [RuleViolation] {
        left(windows(of: before), at: place)
    }

    /// What a session that makes up for a lost one holds outside its days, whether or not the lost one kept them.
    package func riderWindow(ofMakeUp place: SessionDetails) -> [RuleViolation] {
        let held = place.tasks.compactMap { task in
            days(of: task).map { ContactWindow(title: task.title, days: $0) }
        }
        return left(held, at: place)
    }

    private func left(_ windows: [ContactWindow], at place: SessionDetails) -> [RuleViolation] {
        windows.filter { !$0.days.contains(place.start.day) }
            .map { RuleViolation(rule: .riderWindow, detail: $0.sentence) }
    }
}

extension Catalog {
    /// Windows of tasks that were written when a task did not hold its own: by their title, told once in a plan.
    var olderWindows: [String: ClosedRange<Int>] {
        var windows: [String: ClosedRange<Int>] = [:]
        for contact in smoking?.sessions ?? [] {
            windows["Quit support: \(contact.name)"] = contact.window
        }
        for weighIn in weight?.weighIns ?? [] { windows[weighIn.title] = weighIn.window }
        return windows
    }
}

extension RuleSentence {
    var riderWindow: String { "A contact has no free time on its days." }
}
