package import CivilTime

/// Days of the week on which the same exercises are done.
package struct ExerciseDays: Hashable, Sendable {
    /// In the order of the week; never empty.
    package let weekdays: [Weekday]
    package let exercises: [PlannedExercise]
}

extension PlanDetails {
    /// The days of the week on which exercises of a routine at home are done, each day once, with those that are
    /// done then: each exercise as often as it is prescribed.
    package func exerciseDays(of routine: Routine) -> [ExerciseDays] {
        exercises(of: routine).days(of: routine)
    }

    /// The exercises of the phase that a routine at home belongs to.
    package func exercises(of routine: Routine) -> [PlannedExercise] {
        let phase = phase(routine.phase) ?? phases.last { $0.firstDay <= routine.firstDay }
        return phase?.exercises ?? []
    }
}

extension [PlannedExercise] {
    fileprivate func days(of routine: Routine) -> [ExerciseDays] {
        let most = compactMap(\.amount?.daysPerWeek).max() ?? routine.daysPerWeek
        var lists: [Weekday: [PlannedExercise]] = [:]
        for exercise in self {
            let count = exercise.amount?.daysPerWeek ?? routine.daysPerWeek
            for weekday in Weekday.all(count, of: most, from: routine.firstDay) {
                lists[weekday, default: []].append(exercise)
            }
        }
        if lists.isEmpty {
            for weekday in Weekday.all(routine.daysPerWeek, of: most, from: routine.firstDay) {
                lists[weekday] = []
            }
        }
        return lists.sorted { $0.key < $1.key }.reduce(into: [ExerciseDays]()) { days, list in
            if let same = days.firstIndex(where: { $0.exercises == list.value }) {
                let weekdays = days[same].weekdays + [list.key]
                days[same] = ExerciseDays(weekdays: weekdays, exercises: list.value)
            } else {
                days.append(ExerciseDays(weekdays: [list.key], exercises: list.value))
            }
        }
    }

    /// On how many days of a week any of them is done.
    func daysPerWeek(of routine: Routine) -> Int {
        days(of: routine).reduce(0) { $0 + $1.weekdays.count }
    }
}

extension Weekday {
    /// So many days of a week with rest between them, 1 to 7; of several numbers the smaller lies within the
    /// larger ones wherever that leaves rest. `most` is the largest of them.
    fileprivate static func all(_ count: Int, of most: Int, from first: Day) -> [Weekday] {
        switch count {
        case ...1: [most <= 1 ? first.weekday : .monday]
        case 2: most > 2 ? [.monday, .friday] : [.monday, .thursday]
        case 3: [.monday, .wednesday, .friday]
        case 4: [.monday, .tuesday, .thursday, .friday]
        default: Array(allCases.prefix(count))
        }
    }
}
