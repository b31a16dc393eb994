package import CivilTime
package import ICalendar
package import Planner

/// What a calendar shows of a plan: routines and dates, as events that leave the time free.
package struct PlanEvents {
    private let plan: StoredPlan
    private let options: CalendarOptions
    private let wording: any PatientWording
    /// Whether clocks show a time in the clinic's zone.
    private let exists: (LocalTime) -> Bool
    /// The first day on which the patient is to ring before anything; `nil` where nothing is stopped.
    private let stopped: Day?

    package init(
        of plan: StoredPlan, _ options: CalendarOptions, in wording: any PatientWording,
        stopped: Day? = nil, exists: @escaping (LocalTime) -> Bool = { _ in true }
    ) {
        (self.plan, self.options, self.wording) = (plan, options, wording)
        (self.stopped, self.exists) = (stopped, exists)
    }

    /// Proposed medicines are left out, and of a discharged plan what it ended. What a calendar had before, by
    /// `known` UIDs, and what is not shown any more ends or is cancelled from `today` on: a copy elsewhere would
    /// keep it for ever.
    package func all(known: Set<String> = [], today: Day) -> [Event] {
        guard options.privacy != .busy, plan.status != .held else { return [] }
        var events: [Event] = []
        if options.parts.contains(.routines) { events += routines.flatMap { self.events($0) } }
        if options.parts.contains(.milestones) { events += dates }
        let shown = Set(events.map(\.uid))
        return events + known.subtracting(shown).sorted().compactMap { ended($0, today) }
    }

    /// After a discharge only medicines go on.
    private var routines: [Routine] {
        let all = plan.details.routines.filter { !$0.isProposed }
        guard let last = plan.discharge?.day else { return all }
        return all.map { $0.kind == .medicine ? $0 : $0.ended(before: last + 1) }
    }
}

// MARK: - Dates

extension PlanEvents {
    /// One entry for all dates of a day, under the first of them; what says that the treatment is stopped takes
    /// the place of what was planned.
    private var dates: [Event] {
        let details =
            plan.status == .discharged ? plan.withMedicinesAlone.details : plan.details
        var days: [Day: [(Milestone, EntryWords)]] = [:]
        for milestone in details.patientMilestones where !(options.hasTasks && milestone.isTask) {
            guard let words = words(of: milestone) else { continue }
            days[milestone.day, default: []].append((milestone, words))
        }
        return days.sorted { $0.key < $1.key }.flatMap { _, told in
            let calls = told.filter { !$0.0.kind.isPlanned }
            let isStopped = calls.contains { $0.0.kind == .ring }
            let planned = isStopped ? [] : told.filter(\.0.kind.isPlanned)
            return calls.map { event([$0]) } + (planned.isEmpty ? [] : [event(planned)])
        }
    }

    private func words(of milestone: Milestone) -> EntryWords? {
        guard let words = wording.words(of: milestone) else { return nil }
        guard let stopped, stopped <= milestone.day, milestone.kind.isPlanned else { return words }
        return wording.waiting(words)
    }

    /// `told` is never empty.
    private func event(_ told: [(milestone: Milestone, words: EntryWords)]) -> Event {
        let titles = told.map(\.words.summary).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let lines = told.map(\.words).compactMap(\.description)
        let words = EntryWords(wording.marked(titles.joined(separator: " · ")), lines)
        return event(told[0].milestone, words, .confirmed)
    }

    private func event(
        _ milestone: Milestone, _ words: EntryWords, _ status: Event.Status
    ) -> Event {
        let isFull = options.privacy == .full
        let line = CareLine(milestone.kind)
        return Event(
            uid: milestone.uid, created: plan.created, revised: milestone.revised ?? plan.created,
            sequence: milestone.sequence,
            time: .allDay(from: milestone.day, through: milestone.day),
            summary: words.summary, description: words.description, status: status,
            isTransparent: true, isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil)
    }
}

// MARK: - Routines

extension PlanEvents {
    /// How many minutes taking a medicine is shown to last.
    private static let minutes = 10

    /// Plain series, never with an exception, so that a phone stays readable: of a medicine one for each time of
    /// day, of exercises one for the days with the same ones, of other things one of whole days. Single events
    /// if the days are named; none if no day of its rhythm lies in its span, or if it is taken when needed. A
    /// routine that was withdrawn before it began is one cancelled event, on its first day.
    private func events(_ routine: Routine) -> [Event] {
        guard let days = routine.rhythm.days else { return [] }
        if case .dates(let dates) = days {
            // Those after the last day were taken back; calendars that have them must learn of it.
            return dates.enumerated().flatMap { index, date in
                events(
                    routine, on: date, index == 0 ? routine.uid : "\(routine.uid)-\(date)", nil,
                    isCancelled: date < routine.firstDay || date > routine.lastDay)
            }
        }
        if routine.kind == .homeExercise { return exercises(routine) }
        return series(routine, days, routine.uid, [])
    }

    private func series(
        _ routine: Routine, _ days: DoseDays, _ uid: String, _ exercises: [PlannedExercise]
    ) -> [Event] {
        guard let first = days.firstDose(from: routine.firstDay),
            first <= routine.lastDay || routine.isWithdrawn
        else { return [] }
        let until = routine.lastDay == .last ? nil : routine.lastDay
        let rule = Recurrence(days, from: first, until: until)
        return events(
            routine, on: first, uid, routine.isWithdrawn ? nil : rule,
            isCancelled: routine.isWithdrawn, exercises)
    }

    /// Each day has one entry, with the exercises of that day; the series that begins first has the routine's own
    /// UID.
    private func exercises(_ routine: Routine) -> [Event] {
        let lists = plan.details.exerciseDays(of: routine).map { list in
            let days = DoseDays.weekly(every: 1, on: list.weekdays)
            return (list, days, first: days.firstDose(from: routine.firstDay) ?? routine.firstDay)
        }
        return lists.sorted { $0.first < $1.first }.enumerated().flatMap { index, told in
            let (list, days, _) = told
            let uid = index == 0 ? routine.uid : "\(routine.uid)-\(list.weekdays[0].shortName)"
            return series(routine, days, uid, list.exercises)
        }
    }

    private func events(
        _ routine: Routine, on day: Day, _ uid: String, _ rule: Recurrence?, isCancelled: Bool,
        _ exercises: [PlannedExercise] = []
    ) -> [Event] {
        let starts = routine.rhythm.clock.map { LocalTime(day, $0) }
        guard !starts.isEmpty, starts.allSatisfy({ exists($0) && exists($0 + Self.minutes) })
        else {
            let words = wording.words(of: routine, at: nil, doing: exercises)
            let time = Event.Time.allDay(from: day, through: day)
            return [event(routine, time, uid, words, rule, isCancelled)]
        }
        return starts.enumerated().map { index, start in
            event(
                routine, .timed(start: start, end: start + Self.minutes),
                index == 0 ? uid : "\(uid)-\(index + 1)",
                wording.words(of: routine, at: start.time, doing: exercises), rule, isCancelled)
        }
    }

    private func event(
        _ routine: Routine, _ time: Event.Time, _ uid: String, _ words: EntryWords,
        _ rule: Recurrence?, _ isCancelled: Bool
    ) -> Event {
        let isFull = options.privacy == .full
        let line = CareLine(routine.kind)
        let bells = options.bells
        return Event(
            uid: uid, created: plan.created, revised: routine.revised ?? plan.created,
            sequence: routine.sequence, time: time,
            summary: isCancelled ? wording.cancelled(words.summary) : words.summary,
            description: words.description, status: isCancelled ? .cancelled : .confirmed,
            isTransparent: true, isPrivate: true, categories: isFull ? [line.rawValue] : [],
            color: isFull ? line.color : nil, recurrence: rule
        ).ringing(routine.kind == .medicine ? bells.medicines : bells.routines)
    }
}

// MARK: - What is not shown any more

extension PlanEvents {
    /// What was given out under a UID and has no entry of its own now; `nil` where nothing of it is to come.
    private func ended(_ uid: String, _ today: Day) -> Event? {
        if let milestone = plan.details.milestones.first(where: { $0.uid == uid }) {
            let isTask = options.hasTasks && milestone.isTask
            guard options.parts.contains(.milestones), !isTask, milestone.day >= today else {
                return nil
            }
            let isOver = plan.status == .discharged && wording.words(of: milestone) != nil
            let words = wording.words(of: milestone).map {
                wording.cancelled(wording.marked($0.summary))
            }
            return event(
                milestone, EntryWords(isOver ? words ?? wording.notUsed : wording.notUsed),
                .cancelled)
        }
        guard options.parts.contains(.routines),
            let routine = plan.details.routines.first(where: { uid.hasPrefix("\($0.uid)-") }),
            let weekday = Weekday(parsing: String(uid.dropFirst(routine.uid.count + 1)))
        else { return nil }
        return endedSeries(routine, on: weekday, uid, today)
    }

    /// A series of exercises on days that are now told with others: it ends on the day before today.
    private func endedSeries(
        _ routine: Routine, on weekday: Weekday, _ uid: String, _ today: Day
    ) -> Event? {
        let ended = routine.ended(before: today)
        let days = DoseDays.weekly(every: 1, on: [weekday])
        guard let first = days.firstDose(from: routine.firstDay) else { return nil }
        let isWithdrawn = first > ended.lastDay
        guard !isWithdrawn || first >= today else { return nil }
        let words = wording.words(of: routine, at: nil, doing: [])
        let rule = Recurrence(days, from: first, until: ended.lastDay)
        let time = Event.Time.allDay(from: first, through: first)
        return event(
            ended, time, uid, EntryWords(isWithdrawn ? wording.notUsed : words.summary),
            isWithdrawn ? nil : rule, isWithdrawn)
    }
}
