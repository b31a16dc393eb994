package import CivilTime

extension Medicine {
    /// Why doses must not follow each other like this, as a sentence, whatever courses they belong to: too
    /// much on a day or in a period, or too little time between two. `nil` if nothing speaks against it.
    ///
    /// `doses` are in order of days.
    package func problem(with doses: [DoseTime]) -> String? {
        dailyProblem(doses) ?? periodProblem(doses) ?? gapProblem(doses)
    }

    private func dailyProblem(_ doses: [DoseTime]) -> String? {
        for (day, own) in Dictionary(grouping: doses, by: \.day).sorted(by: { $0.key < $1.key }) {
            let sum = own.reduce(0) { $0 + $1.dose.amount.upperBound }
            if let dailyCeiling, sum > dailyCeiling * 1.000_001 {
                return "\(plain(sum)) \(unit) on \(day) are more than the ceiling of "
                    + "\(plain(dailyCeiling)) \(maxPerDayUnit)"
            }
            if let most = rhythm.mostPerDay, own.count > most {
                return "\(name) is taken \(often(most)) a day at most, not \(often(own.count))"
            }
        }
        return nil
    }

    private func periodProblem(_ doses: [DoseTime]) -> String? {
        for limit in maxPerPeriod {
            var sum = 0.0
            var oldest = doses.startIndex
            for dose in doses {
                sum += dose.dose.amount.upperBound
                while dose.day - doses[oldest].day >= limit.days {
                    sum -= doses[oldest].dose.amount.upperBound
                    oldest += 1
                }
                if sum > limit.amount * 1.000_001 {
                    return
                        "\(plain(sum)) \(unit) within \(counted(limit.days, "day")) are more than the"
                        + " \(plain(limit.amount)) \(unit) allowed"
                }
            }
        }
        return nil
    }

    private func gapProblem(_ doses: [DoseTime]) -> String? {
        let timed = doses.compactMap { dose in dose.time.map { LocalTime(dose.day, $0).minute } }
            .sorted()
        let gap = zip(timed.dropFirst(), timed).map { $0 - $1 }.min()
        guard let gap, Double(gap) < rhythm.minHours * 60 else { return nil }
        return "Two doses lie \(plain(Double(gap) / 60)) hours apart; it takes"
            + " \(plain(rhythm.minHours)) at least"
    }

    /// How many days before a dose still count when its limits are checked.
    package var daysThatCount: Int {
        max(maxPerPeriod.map(\.days).max() ?? 1, Int((rhythm.minHours / 24).rounded(.up)) + 1)
    }
}

extension Routine {
    /// Each dose on the days of a span, in order of days; for what is taken when needed, as many as may be
    /// taken. Empty for routines of older versions, which have no dose.
    package func doses(in span: ClosedRange<Day>) -> [DoseTime] {
        guard let dose, kind == .medicine, !isWithdrawn else { return [] }
        let clock: [TimeOfDay?] =
            switch dose.rhythm {
            case .asNeeded(let most, _): Array(repeating: nil, count: most)
            case .regular(_, let times):
                times.clock.isEmpty ? Array(repeating: nil, count: times.count) : times.clock
            }
        return days(in: span).flatMap { day in
            clock.map { DoseTime(day: day, time: $0, dose: dose) }
        }
    }
}
