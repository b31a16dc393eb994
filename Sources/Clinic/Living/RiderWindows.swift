import CivilTime
import Planner
import Scheduler

/// The days in which a plan's quit support and weigh-ins are held.
struct RiderWindows {
    /// By the task's title, which is told once in a plan.
    private var days: [String: ClosedRange<Day>] = [:]

    /// Quit support counts from the quit date, weigh-ins from the plan's start.
    fileprivate init(_ plan: StoredPlan, _ catalog: Catalog) {
        if let quit = plan.quitDate {
            for contact in catalog.smoking?.sessions ?? [] {
                days["Quit support: \(contact.name)"] = contact.window.from(quit)
            }
        }
        for weighIn in catalog.weight?.weighIns ?? [] {
            days[weighIn.title] = weighIn.window.from(plan.details.start)
        }
    }

    fileprivate init() {}

    /// The windows that a session has to stay in when it moves.
    ///
    /// A pause takes sessions and the weigh-ins that ride on them out of their days; these bind no more.
    func binding(_ session: SessionDetails) -> [ContactWindow] {
        let rides = session.kind == .physiotherapy || session.kind == .review
        return session.tasks.compactMap { task in
            guard task.kind == .quitSupport || task.kind == .weighIn, let days = days[task.title],
                task.kind == .quitSupport || !rides || days.contains(session.start.day)
            else { return nil }
            return ContactWindow(title: task.title, days: days)
        }
    }
}

extension ClosedRange<Int> {
    fileprivate func from(_ day: Day) -> ClosedRange<Day> {
        (day + lowerBound)...(day + upperBound)
    }
}

extension Clinic {
    func riderWindows(of plan: StoredPlan?) throws -> RiderWindows {
        guard let plan else { return RiderWindows() }
        return RiderWindows(plan, try shelf.catalog(forCause: plan.details.pin.cause))
    }
}
