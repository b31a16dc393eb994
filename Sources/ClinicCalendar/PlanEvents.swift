package import CivilTime
package import ICalendar
package import Planner

extension StoredPlan {
    /// Routines and milestones as events that leave the time free; proposed medicines stay out.
    ///
    /// `exists` says whether clocks show a time in the clinic's zone.
    package func events(
        _ options: CalendarOptions, exists: (LocalTime) -> Bool = { _ in true }
    ) -> [Event] {
        guard options.privacy != .busy, status != .held else { return [] }
        // A medicine goes on after a discharge until its prescriber ends it.
        let isOver = status == .discharged
        var events: [Event] = []
        if options.parts.contains(.routines) {
            events += details.routines.filter {
                !$0.isProposed && (!isOver || $0.kind == .medicine)
            }
            .flatMap { $0.events(options.privacy, revised: created, exists: exists) }
        }
        if options.parts.contains(.milestones) {
            let kinds: Set<Milestone.Kind> = [.medicineReview, .medicineStop]
            events += details.patientMilestones.filter { !isOver || kinds.contains($0.kind) }
                .filter { !(options.hasTasks && $0.isTask) }
                .map { $0.event(options.privacy, revised: created) }
        }
        return events
    }
}

extension Routine {
    /// Minutes that the taking of a medicine is shown to last.
    private static let minutes = 10

    /// Plain series: one for each time of the day, or one of whole days where the patient chooses; none
    /// when no day of its rhythm lies in its span. Never an exception: a phone stays readable. One that was
    /// withdrawn before it began is told as cancelled, its first day alone.
    fileprivate func events(
        _ privacy: CalendarOptions.Privacy, revised: Moment, exists: (LocalTime) -> Bool
    ) -> [Event] {
        let weekdays = weekdays
        let days = firstDay.number...max(firstDay.number, firstDay.number + 6)
        let first = days.map { Day(number: $0) }.first { weekdays.contains($0.weekday) }
        guard let first, first <= lastDay || isWithdrawn else { return [] }
        let spans = times.map { (LocalTime(first, $0), LocalTime(first, $0) + Self.minutes) }
        guard !spans.isEmpty, spans.allSatisfy({ exists($0.0) && exists($0.1) }) else {
            return [event(privacy, .allDay(from: first, through: first), uid, revised)]
        }
        return spans.enumerated().map { index, span in
            event(
                privacy, .timed(start: span.0, end: span.1),
                index == 0 ? uid : "\(uid)-\(index + 1)", revised)
        }
    }

    private func event(
        _ privacy: CalendarOptions.Privacy, _ time: Event.Time, _ uid: String, _ revised: Moment
    ) -> Event {
        let isFull = privacy == .full
        let line = CareLine(kind)
        var told: String? = detail
        if case .allDay = time { told = self.told }
        return Event(
            uid: uid, created: revised, revised: self.revised ?? revised, sequence: sequence,
            time: time, summary: isFull ? title : "Reminder",
            description: isFull ? told : nil,
            status: isWithdrawn ? .cancelled : .confirmed, isTransparent: true, isPrivate: true,
            categories: isFull ? [line.rawValue] : [], color: isFull ? line.color : nil,
            recurrence: isWithdrawn ? nil : Recurrence(weekdays: weekdays, until: lastDay))
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
        let isFull = privacy == .full
        let line = CareLine(kind)
        return Event(
            uid: uid, created: revised, revised: self.revised ?? revised, sequence: sequence,
            time: .allDay(from: day, through: day), summary: isFull ? title : neutral,
            isTransparent: true, isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil)
    }

    /// A questionnaire gives nothing away; the other dates do.
    private var neutral: String { kind == .outcomeDue ? "Questionnaire due" : "Reminder" }
}
