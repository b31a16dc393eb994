package import CivilTime
package import ICalendar
package import Planner

extension StoredPlan {
    /// Routines and milestones of the plan as events that leave the time free. Proposed medicines are left
    /// out.
    ///
    /// `clinic` is whom to ring, where an event asks for a call. `texts` are the patient's words; without
    /// them, things are called what those who treat call them. `exists` says whether clocks show a time in
    /// the clinic's zone. If the patient's treatment is stopped since the day `stopped`, events from that day
    /// on say to ring first.
    package func events(
        _ options: CalendarOptions, at clinic: ClinicSettings? = nil,
        in texts: PatientTexts? = nil, stopped: Day? = nil,
        exists: (LocalTime) -> Bool = { _ in true }
    ) -> [Event] {
        guard options.privacy != .busy, status != .held else { return [] }
        let details = status == .discharged ? withMedicinesAlone.details : details
        var events: [Event] = []
        if options.parts.contains(.routines) {
            events += details.routines.filter { !$0.isProposed }.flatMap { routine in
                routine.events(options.privacy, revised: created, exists: exists).map {
                    texts?.routines[routine.uid]?.tell($0, options.privacy) ?? $0
                }
            }
        }
        if options.parts.contains(.milestones) {
            events += details.patientMilestones
                .filter { !(options.hasTasks && $0.isTask) }
                .compactMap { event($0, options.privacy, clinic, texts, stopped) }
        }
        return events
    }

    /// `nil` for a milestone that is only for those who treat.
    private func event(
        _ milestone: Milestone, _ privacy: CalendarOptions.Privacy, _ clinic: ClinicSettings?,
        _ texts: PatientTexts?, _ stopped: Day?
    ) -> Event? {
        let event = milestone.event(privacy, revised: created, clinic)
        guard milestone.kind.isPlanned else { return event }
        let told = texts.map { $0.milestones[milestone.uid]?.tell(event, privacy) } ?? event
        guard let clinic, let stopped, stopped <= milestone.day else { return told }
        return told?.ringingFirst(clinic)
    }
}

extension Routine {
    /// How many minutes taking a medicine is shown to last.
    private static let minutes = 10

    /// Plain series, never with an exception, so that a phone stays readable: one for each time of day, or
    /// one of whole days where the patient chooses. Single events if the days are named; none if no day of
    /// its rhythm lies in its span, or if it is taken when needed. A routine that was withdrawn before it
    /// began is one cancelled event, on its first day.
    fileprivate func events(
        _ privacy: CalendarOptions.Privacy, revised: Moment, exists: (LocalTime) -> Bool
    ) -> [Event] {
        guard let days = rhythm.days else { return [] }
        if case .dates(let dates) = days {
            // Those after the last day were taken back; calendars that have them must learn of it.
            return dates.enumerated().flatMap { index, date in
                events(
                    on: date, index == 0 ? uid : "\(uid)-\(date)", nil,
                    isCancelled: date < firstDay || date > lastDay, privacy, revised, exists)
            }
        }
        guard let first = days.firstDose(from: firstDay), first <= lastDay || isWithdrawn else {
            return []
        }
        let rule = Recurrence(days, from: first, until: lastDay == .last ? nil : lastDay)
        return events(
            on: first, uid, isWithdrawn ? nil : rule, isCancelled: isWithdrawn, privacy, revised,
            exists)
    }

    private func events(
        on day: Day, _ uid: String, _ rule: Recurrence?, isCancelled: Bool,
        _ privacy: CalendarOptions.Privacy, _ revised: Moment, _ exists: (LocalTime) -> Bool
    ) -> [Event] {
        let spans = rhythm.clock.map { (LocalTime(day, $0), LocalTime(day, $0) + Self.minutes) }
        var told: [(Event.Time, String)] = spans.enumerated().map { index, span in
            (
                .timed(start: span.0, end: span.1),
                index == 0 ? uid : "\(uid)-\(index + 1)"
            )
        }
        if spans.isEmpty || !spans.allSatisfy({ exists($0.0) && exists($0.1) }) {
            told = [(.allDay(from: day, through: day), uid)]
        }
        return told.map { time, uid in
            var event = event(privacy, time, uid, revised)
            event.recurrence = rule
            event.status = isCancelled ? .cancelled : .confirmed
            return event
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
            description: isFull ? told : nil, isTransparent: true, isPrivate: true,
            categories: isFull ? [line.rawValue] : [], color: isFull ? line.color : nil)
    }

    /// What to do, and when on the day.
    private var told: String {
        // The words of a dose already say when.
        guard !times.isEmpty, dose == nil else { return detail }
        return "\(detail); at \(times.map(\.description).joined(separator: ", "))"
    }
}

extension Milestone {
    fileprivate func event(
        _ privacy: CalendarOptions.Privacy, revised: Moment, _ clinic: ClinicSettings?
    ) -> Event {
        let isFull = privacy == .full
        let line = CareLine(kind)
        return Event(
            uid: uid, created: revised, revised: self.revised ?? revised, sequence: sequence,
            time: .allDay(from: day, through: day), summary: isFull ? title : neutral,
            description: [.ring, .askBeforeDose].contains(kind) ? ringing(isFull, clinic) : nil,
            isTransparent: true, isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil)
    }

    /// A title that gives nothing away. Questionnaires and calls may be named, other dates may not.
    private var neutral: String {
        switch kind {
        case .outcomeDue: "Questionnaire due"
        case .ring, .askBeforeDose: "Please ring the clinic"
        default: "Reminder"
        }
    }

    /// If tablets disappear from the calendar, nobody must read that as "stop them".
    private func ringing(_ isFull: Bool, _ clinic: ClinicSettings?) -> String? {
        if kind == .askBeforeDose {
            let ask = "Ask the clinic or your prescriber today, before you take it again."
            let phone = clinic?.phone.map { "Telephone: \($0)." }
            return [isFull ? ask : nil, phone].compactMap { $0 }.joined(separator: " ")
        }
        let first = clinic?.ringFirst
        guard isFull else { return first }
        let medicines =
            "About your medicines, ask the clinic or your prescriber today; do not stop one suddenly on"
            + " your own."
        return [first, "Do no exercises from your plan until we have spoken.", medicines]
            .compactMap { $0 }.joined(separator: " ")
    }
}

extension PatientTexts.Told {
    /// The event with these words, as far as whoever sees the calendar may read them.
    fileprivate func tell(_ event: Event, _ privacy: CalendarOptions.Privacy) -> Event {
        var event = event
        if privacy == .full || neutral == nil {
            event.summary = summary
            event.description =
                privacy == .full ? description : neutralDescription ?? description
        } else if let neutral {
            event.summary = neutral
        }
        return event
    }
}
