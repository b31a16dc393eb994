package import CivilTime

extension Routine {
    /// When it is done. For a medicine, as it is prescribed; for everything else, and for medicines in plans
    /// of older versions, on the days of the week and at the times of day that are kept with it.
    package var rhythm: Rhythm {
        if let dose { return dose.rhythm }
        let times: DoseTimes = times.isEmpty ? .times(max(1, timesPerDay)) : .at(times)
        return .regular(Self.days(daysPerWeek, from: firstDay), times)
    }

    /// Whether there is something to do on a day.
    package func falls(on day: Day) -> Bool {
        guard firstDay <= day, day <= lastDay else { return false }
        return rhythm.days.map { $0.falls(on: day, from: firstDay) } ?? true
    }

    /// The first day from `day` on with something to do; `nil` if there is none.
    package func nextDay(from day: Day) -> Day? {
        let from = max(day, firstDay)
        // Two doses of any rhythm lie less than ten years apart.
        return (0...3_700).lazy.map { from + $0 }.prefix { $0 <= lastDay }.first(where: falls)
    }

    /// The days of a span on which there is something to do.
    package func days(in span: ClosedRange<Day>) -> [Day] {
        (span.lowerBound.number...span.upperBound.number).map { Day(number: $0) }
            .filter(falls)
    }

    /// A new series that goes on from a day on, after a stop had ended this one; `nil` if its time is over.
    ///
    /// It begins on a day of its rhythm, so that what is taken on Mondays stays on Mondays.
    package func resumed(on day: Day, uid: String) -> Routine? {
        guard let last = suspendedLastDay, max(firstDay, day) <= last else { return nil }
        var whole = self
        whole.lastDay = last
        guard let first = whole.nextDay(from: day) else { return nil }
        var next = whole.anew(uid: uid)
        next.firstDay = first
        return next
    }

    /// Weekdays with rest between them.
    private static func days(_ count: Int, from first: Day) -> DoseDays {
        switch count {
        case ...1: .weekly(every: 1, on: [first.weekday])
        case 2: .weekly(every: 1, on: [.monday, .thursday])
        case 3: .weekly(every: 1, on: [.monday, .wednesday, .friday])
        case 4: .weekly(every: 1, on: [.monday, .tuesday, .thursday, .friday])
        case 5: .weekly(every: 1, on: [.monday, .tuesday, .wednesday, .thursday, .friday])
        case 6:
            .weekly(every: 1, on: [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday])
        default: .everyDay
        }
    }

    /// The routines of a course of a medicine, one for each step.
    ///
    /// `first` is the day of its first dose, `last` the last on which it is taken, `nil` for no end.
    /// `makeUID` gives a new UID for each.
    package static func taking(
        _ schedule: DoseSchedule, of medicine: Medicine, from first: Day, through last: Day?,
        makeUID: () -> String
    ) -> [Routine] {
        schedule.steps(from: first, through: last).compactMap { step in
            let end = step.lastDay ?? .last
            let begin =
                step.dose.rhythm.days.map { $0.firstDose(from: step.firstDay) }
                ?? step.firstDay
            guard let begin, begin <= end else { return nil }
            return Routine(
                uid: makeUID(), kind: .medicine, title: medicine.name,
                detail: step.dose.description + (schedule.advice.map { "; \($0)" } ?? ""),
                firstDay: begin, lastDay: end, daysPerWeek: step.dose.rhythm.daysPerWeek,
                timesPerDay: step.dose.rhythm.perDay, times: step.dose.rhythm.clock,
                medicine: medicine.id, dose: step.dose)
        }
    }
}

extension Rhythm {
    /// Days of a week with doses, 1 for those that are further apart.
    fileprivate var daysPerWeek: Int {
        switch days {
        case nil, .daily(1)?: 7
        case .weekly(_, let weekdays)?: max(1, weekdays.count)
        default: 1
        }
    }
}

extension DoseSchedule {
    /// The schedule with its weekdays and days of the month named, as they follow from a course that begins
    /// on `first`, so that a later part of the course keeps them.
    package func anchored(from first: Day) -> DoseSchedule {
        var anchored = self
        for (index, step) in steps(from: first, through: nil).enumerated() {
            guard case .regular(let days, let times) = step.dose.rhythm else { continue }
            switch days {
            case .weekly(let every, []):
                anchored.steps[index].dose.rhythm = .regular(
                    .weekly(every: every, on: [step.firstDay.weekday]), times)
            case .monthly(let every, nil):
                anchored.steps[index].dose.rhythm = .regular(
                    .monthly(every: every, on: step.firstDay.day), times)
            default: continue
            }
        }
        return anchored
    }
}
