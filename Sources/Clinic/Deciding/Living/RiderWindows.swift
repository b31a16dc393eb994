import CivilTime
import Planner
import Scheduler

/// The days in which a plan's quit support and weigh-ins are held.
struct RiderWindows {
    /// Quit support counts from the quit date, weigh-ins from the plan's start.
    private var anchors: [SessionTask.Kind: Day] = [:]
    private var older = OlderWindows()

    fileprivate init(_ plan: StoredPlan, _ catalog: Catalog) {
        anchors[.quitSupport] = plan.quitDate
        anchors[.weighIn] = plan.details.start
        older = OlderWindows(catalog)
    }

    fileprivate init() {}

    /// The windows that a session has to stay in when it moves.
    ///
    /// A pause takes sessions and the weigh-ins that ride on them out of their days; these bind no more.
    func binding(_ session: SessionDetails) -> [ContactWindow] {
        let rides = session.kind == .physiotherapy || session.kind == .review
        return session.tasks.compactMap { task in
            guard let anchor = anchors[task.kind],
                let days = (task.window ?? older.window(of: task))?.from(anchor),
                task.kind == .quitSupport || !rides || days.contains(session.start.day)
            else { return nil }
            return ContactWindow(title: task.title, days: days)
        }
    }

    /// Whether it holds something whose days were not kept, and that its title does not tell either.
    func isUnknown(_ session: SessionDetails) -> Bool {
        session.tasks.contains {
            anchors[$0.kind] != nil && $0.window == nil && older.window(of: $0) == nil
        }
    }
}

/// Windows of tasks that were written when a task did not hold its own: by their title, told once in a plan.
private struct OlderWindows {
    private var windows: [String: ClosedRange<Int>] = [:]

    init() {}

    init(_ catalog: Catalog) {
        for contact in catalog.smoking?.sessions ?? [] {
            windows["Quit support: \(contact.name)"] = contact.window
        }
        for weighIn in catalog.weight?.weighIns ?? [] { windows[weighIn.title] = weighIn.window }
    }

    func window(of task: SessionTask) -> ClosedRange<Int>? { windows[task.title] }
}

extension ClosedRange<Int> {
    fileprivate func from(_ day: Day) -> ClosedRange<Day> {
        (day + lowerBound)...(day + upperBound)
    }
}

extension Clinic {
    func riderWindows(of plan: StoredPlan?) throws -> RiderWindows {
        guard let plan else { return RiderWindows() }
        return RiderWindows(plan, try shelf.catalog())
    }
}
