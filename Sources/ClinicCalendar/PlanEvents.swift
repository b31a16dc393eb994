import CivilTime
package import ICalendar
package import Planner

extension StoredPlan {
    /// Routines and milestones as events that leave the time free; proposed medicines stay out.
    package func events(_ options: CalendarOptions) -> [Event] {
        guard options.privacy != .busy, status != .held else { return [] }
        // A medicine goes on after a discharge until its prescriber ends it.
        let isOver = status == .discharged
        var events: [Event] = []
        if options.parts.contains(.routines) {
            events += details.routines.filter {
                !$0.isProposed && (!isOver || $0.kind == .medicine)
            }
            .compactMap { $0.event(options.privacy, revised: created) }
        }
        if options.parts.contains(.milestones) {
            let kinds: Set<Milestone.Kind> = [.medicineReview, .medicineStop]
            events += details.patientMilestones.filter { !isOver || kinds.contains($0.kind) }
                .map { $0.event(options.privacy, revised: created) }
        }
        return events
    }
}

extension Routine {
    /// One plain series of whole days; `nil` when no day of its rhythm lies in its span.
    fileprivate func event(_ privacy: CalendarOptions.Privacy, revised: Moment) -> Event? {
        let weekdays = weekdays
        let first = (firstDay.number...max(firstDay.number, firstDay.number + 6))
            .map { Day(number: $0) }.first { weekdays.contains($0.weekday) }
        guard let first, first <= lastDay else { return nil }
        let isFull = privacy == .full
        return Event(
            uid: uid, created: revised, revised: self.revised ?? revised, sequence: sequence,
            time: .allDay(from: first, through: first), summary: isFull ? title : "Reminder",
            description: isFull ? told : nil, isTransparent: true, isPrivate: true,
            categories: isFull ? [kind.rawValue] : [],
            recurrence: Recurrence(weekdays: weekdays, until: lastDay))
    }

    /// What to do, and when on the day.
    private var told: String {
        guard !times.isEmpty else { return detail }
        return "\(detail); at \(times.map(\.description).joined(separator: ", "))"
    }

    /// The days of the week, spread so that rest lies between.
    private var weekdays: [Weekday] {
        switch daysPerWeek {
        case ...1: [firstDay.weekday]
        case 2: [.monday, .thursday]
        case 3: [.monday, .wednesday, .friday]
        case 4: [.monday, .tuesday, .thursday, .friday]
        case 5: [.monday, .tuesday, .wednesday, .thursday, .friday]
        case 6: [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
        default: Weekday.allCases
        }
    }
}

extension Milestone {
    fileprivate func event(_ privacy: CalendarOptions.Privacy, revised: Moment) -> Event {
        Event(
            uid: uid, created: revised, revised: self.revised ?? revised, sequence: sequence,
            time: .allDay(from: day, through: day),
            summary: privacy == .full ? title : "Reminder", isTransparent: true, isPrivate: true)
    }
}
