import CivilTime

extension DoseClauses {
    /// All clauses as one value.
    ///
    /// - Throws: when they do not fit together, or say too little.
    func rhythm() throws(DoseTextProblem) -> Rhythm {
        if needed || most != nil { return try asNeeded() }
        if apart != nil {
            throw DoseTextProblem("'at least … apart' belongs to what is taken as needed")
        }
        if let hours { return try everyHours(hours) }
        return .regular(try pattern(), try times())
    }

    private func asNeeded() throws(DoseTextProblem) -> Rhythm {
        guard hours == nil, clock.isEmpty, weekdays.isEmpty, monthDay == nil, !isOnce,
            days == nil || days == .everyDay
        else {
            throw DoseTextProblem("What is taken as needed has no fixed days or times")
        }
        guard let ceiling = most ?? count, needed, most == nil || count == nil else {
            throw DoseTextProblem(
                "What is taken as needed has one ceiling: 'as needed, up to 4 times a day'")
        }
        return .asNeeded(most: ceiling, hoursApart: apart)
    }

    private func everyHours(_ hours: Int) throws(DoseTextProblem) -> Rhythm {
        guard count == nil, days == nil || days == .everyDay, weekdays.isEmpty, !isOnce,
            monthDay == nil, clock.isEmpty
        else {
            throw DoseTextProblem("It says two things: every \(hours) hours, and something else")
        }
        if hours % 24 == 0 {
            guard hours > 24 else { return .regular(.everyDay, .times(1)) }
            throw DoseTextProblem("Every \(hours) hours is told as 'every \(hours / 24) days'")
        }
        guard 24 % hours == 0 else {
            throw DoseTextProblem(
                "Every \(hours) hours falls at other times on each day; 1, 2, 3, 4, 6, 8 and 12 hours"
                    + " fall at the same")
        }
        return .regular(.everyDay, .everyHours(hours))
    }

    private func pattern() throws(DoseTextProblem) -> DoseDays {
        let named = Set(weekdays).sorted()
        guard named.count == weekdays.count else {
            throw DoseTextProblem("A weekday is named twice")
        }
        try checkOnce(named)
        if isOnce, days == nil, monthDay == nil { return .once }
        switch days {
        case .weekly(let every, _)? where monthDay == nil:
            if let weekdayCount, weekdayCount != max(1, named.count) {
                throw DoseTextProblem(
                    "\(often(weekdayCount)) a week needs its weekdays, as many as it says:"
                        + " 'twice a week on Monday and Thursday'")
            }
            return .weekly(every: every, on: named)
        case .monthly(let every, _)? where named.isEmpty:
            return .monthly(every: every, on: monthDay)
        case let days? where named.isEmpty && monthDay == nil: return days
        case nil where !named.isEmpty:
            throw DoseTextProblem(
                "A weekday alone may be one day or each week: 'once a week on Monday'")
        default: break
        }
        throw DoseTextProblem(
            days == nil ? "It does not say how often" : "Its days do not fit together")
    }

    /// `once` is a single dose, or one of a week or month; never anything beside it.
    private func checkOnce(_ named: [Weekday]) throws(DoseTextProblem) {
        guard isOnce else { return }
        let several: Bool
        switch days {
        case .dates(let dates)?: several = dates.count > 1
        default: several = named.count > 1
        }
        guard !several, count == nil || days != .everyDay else {
            throw DoseTextProblem("It says two things: once, and more than once")
        }
        guard days != nil || named.isEmpty else {
            throw DoseTextProblem(
                "Once on a weekday may be one day or each week: 'once a week on Monday', or a date")
        }
    }

    private func times() throws(DoseTextProblem) -> DoseTimes {
        let clock = Set(clock).sorted()
        guard clock.count == self.clock.count else {
            throw DoseTextProblem("A time of the day is named twice")
        }
        guard clock.count < 2 || count != nil || (!isOnce && weekdayCount == nil) else {
            throw DoseTextProblem("It says two things: once, and \(clock.count) times of the day")
        }
        guard clock.isEmpty else {
            guard count == nil || count == clock.count else {
                throw DoseTextProblem(
                    "\(often(count ?? 0)) a day and \(counted(clock.count, "time")) of the day do not fit"
                )
            }
            return .at(clock)
        }
        return takesMeals ? .withMeals(count ?? 1) : .times(count ?? 1)
    }

    /// Whether it is the meals that say when.
    private var takesMeals: Bool { meals == Self.withMeals && days == .everyDay && clock.isEmpty }

    /// What was said about meals, where it does not say when.
    var advice: String? { takesMeals ? nil : meals }
}
