import CivilTime

extension PatientTeller {
    /// How much of a medicine is taken, and when: `200-400 mg, 3 times a day`.
    package func tell(_ dose: MedicineDose) -> String {
        "\(amount(of: dose)), \(tell(dose.rhythm))"
    }

    /// `200-400 mg`.
    private func amount(of dose: MedicineDose) -> String {
        let (low, high) = (figure(dose.amount.lowerBound), figure(dose.amount.upperBound))
        let unit = language.units[dose.unit] ?? dose.unit
        return (low == high ? low : "\(low)-\(high)") + " \(unit)"
    }

    private func figure(_ value: Double) -> String {
        plain(value).split(separator: ".").joined(separator: tell(.decimalPoint))
    }

    /// `3 times a day`, `once a week on Monday at 07:00`, `as needed, up to 4 times a day`.
    package func tell(_ rhythm: Rhythm) -> String {
        switch rhythm {
        case .asNeeded(let most, let hours):
            let needed = tell(.doseAsNeeded, ["often": often(most)])
            guard let hours else { return needed }
            return tell(
                .doseApart,
                ["when": needed, "hours": count(.hours, Int(hours), ["n": figure(hours)])])
        case .regular(let days, let times): return told(days, times)
        }
    }

    private func told(_ days: DoseDays, _ times: DoseTimes) -> String {
        if case .everyHours(let hours) = times, days == .everyDay {
            return count(.doseEveryHours, hours)
        }
        var when: String
        if days == .everyDay {
            when = tell(.doseADay, ["often": often(times.count)])
        } else {
            when = self.when(days)
            if times.count > 1 {
                let several = tell(.onTheDay, ["often": often(times.count)])
                when = "\(several), \(when)"
            }
        }
        switch times {
        case .at(let clock):
            let told = listed(clock.map(\.description))
            when = tell(.doseAt, ["when": when, "times": told])
        case .withMeals: when = tell(.doseWithMeals, ["when": when])
        case .times, .everyHours: break
        }
        return when
    }

    /// `once a week on Monday`, `every 2 weeks`, `on Tue 2026-12-01 and Fri 2027-01-01`.
    private func when(_ days: DoseDays) -> String {
        switch days {
        case .daily(1): return tell(.everyDay)
        case .daily(let every): return count(.everyDays, every)
        case .weekly(let every, let weekdays):
            let isOne = every == 1 && weekdays.count <= 1
            let weeks = isOne ? tell(.onceAWeek) : count(.everyWeeks, every)
            guard !weekdays.isEmpty else { return weeks }
            return tell(
                .onWeekdays, ["when": weeks, "weekdays": listed(weekdays.map(name(of:)))])
        case .monthly(let every, let day):
            let months = count(.everyMonths, every)
            return day.map { tell(.onDayOfMonth, ["when": months, "day": "\($0)"]) } ?? months
        case .once: return often(1)
        case .dates(let days): return tell(.onDates, ["dates": listed(days.map(told))])
        }
    }
}
