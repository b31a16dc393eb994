package import CivilTime

/// One dose of a course.
package struct DoseTime: Hashable, Sendable {
    package let day: Day
    /// `nil` if the patient chooses.
    package let time: TimeOfDay?
    package let dose: MedicineDose
}

/// A step of a course with its days.
package struct DatedStep: Hashable, Sendable {
    package let dose: MedicineDose
    package let firstDay: Day
    /// `nil` if the course has no end.
    package let lastDay: Day?
}

extension DoseSchedule {
    /// The steps of a course from `first` through `last`, each with its days. Steps that would begin after
    /// `last` are left out. `last` is `nil` for a course without an end.
    package func steps(from first: Day, through last: Day?) -> [DatedStep] {
        var start = first
        var dated: [DatedStep] = []
        for step in steps {
            if let last, start > last { break }
            let own = step.days.map { start.last(ofDays: $0) }
            let end = [own, last].compactMap { $0 }.min()
            dated.append(DatedStep(dose: step.dose, firstDay: start, lastDay: end))
            guard let own else { break }
            start = own + 1
        }
        return dated
    }

    /// Each dose of a course from `first` through `last`, in order. What is taken when needed gives none.
    package func doses(from first: Day, through last: Day) -> [DoseTime] {
        steps(from: first, through: last).flatMap { step in
            guard case .regular(let days, let times) = step.dose.rhythm else {
                return [DoseTime]()
            }
            let clock: [TimeOfDay?] =
                times.clock.isEmpty ? Array(repeating: nil, count: times.count) : times.clock
            return days.days(from: step.firstDay, through: step.lastDay ?? last).flatMap { day in
                clock.map { DoseTime(day: day, time: $0, dose: step.dose) }
            }
        }
    }

    /// The day of the first dose of a course that may begin on `first`: the first weekday, day of the month
    /// or date that is prescribed; `first` for what is taken when needed. `nil` if there is none.
    package func firstDose(from first: Day) -> Day? {
        guard case .regular(let days, _) = steps[0].dose.rhythm else { return first }
        return days.firstDose(from: first)
    }
}
