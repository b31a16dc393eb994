package import CivilTime

/// What the patient does alone, again and again.
package struct Routine: Hashable, Sendable {
    /// What the patient does.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case homeExercise = "home-exercise"
        case medicine, walking
        case weighing
    }
    /// Its UID in calendars.
    package let uid: String
    package var kind: Kind
    package var title: String
    /// More about it, in words.
    package var detail: String
    package var firstDay: Day
    /// The last day on which it is done; `Day.last` where there is no end.
    package var lastDay: Day
    /// Days a week, 1 to 7; 7 is daily. For a medicine, `dose` counts instead, if there is one.
    package var daysPerWeek: Int
    /// How often on each of these days; 1 or more.
    package var timesPerDay: Int
    /// For a medicine: how it is taken. Plans of older versions have none.
    package var dose: MedicineDose?
    /// Whether it is a medicine that no prescriber has confirmed yet, so that it must not reach a calendar.
    package var isProposed: Bool
    /// When on a day, in order; empty if the patient chooses.
    package var times: [TimeOfDay]
    /// For a medicine: its id.
    package var medicine: String?
    /// For exercises at home: the phase whose exercises they are.
    package var phase: ID<PlannedPhase>?
    /// How many minutes it takes on a day, if that is prescribed, as for walking.
    package var minutes: Int?
    /// SEQUENCE: rises with each change of its days.
    package var sequence = 0
    /// When its days last changed; `nil` if they never did.
    package var revised: Moment?
    /// Whether it ended early, in favour of another routine or of nothing.
    package var isReplaced = false
    /// The last day it was to have before a stop of the treatment ended it; a new series goes on until then.
    package var suspendedLastDay: Day?
    /// Whether it is a medicine that today's facts forbid, so that the patient has to ask before the next
    /// dose.
    package var asksFirst = false

    /// Whether it ended before its first day. Calendars that have it must be given the news.
    package var isWithdrawn: Bool { lastDay < firstDay }

    package init(
        uid: String, kind: Kind, title: String, detail: String, firstDay: Day, lastDay: Day,
        daysPerWeek: Int, timesPerDay: Int, isProposed: Bool = false, times: [TimeOfDay] = [],
        medicine: String? = nil, dose: MedicineDose? = nil, minutes: Int? = nil
    ) {
        self.uid = uid
        self.kind = kind
        self.title = title
        self.detail = detail
        self.minutes = minutes
        self.dose = dose
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.daysPerWeek = daysPerWeek
        self.timesPerDay = timesPerDay
        self.isProposed = isProposed
        self.times = times
        self.medicine = medicine
    }

    /// The routine ended on the day before, in favour of another or of nothing; withdrawn if it had not begun
    /// by then.
    package func ended(before day: Day) -> Routine {
        var ended = self
        ended.lastDay = max(firstDay - 1, min(lastDay, day - 1))
        ended.isReplaced = true
        return ended
    }

    /// The routine ended on the day before, because the treatment is stopped. It keeps the day on which it
    /// was to end.
    package func suspended(before day: Day) -> Routine {
        var ended = ended(before: day)
        ended.suspendedLastDay = lastDay
        return ended
    }

    /// The same as a new series, which no calendar has seen yet.
    package func anew(uid: String) -> Routine {
        var anew = Routine(
            uid: uid, kind: kind, title: title, detail: detail, firstDay: firstDay,
            lastDay: lastDay, daysPerWeek: daysPerWeek, timesPerDay: timesPerDay,
            isProposed: isProposed, times: times, medicine: medicine, dose: dose, minutes: minutes)
        anew.asksFirst = asksFirst
        anew.phase = phase
        return anew
    }
}
