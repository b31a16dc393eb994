import CivilTime

extension Medicine {
    /// The first day, from 1, by which a course has given more than the usual steps of the medicine would have;
    /// `nil` where it never does, and for what has no steps.
    ///
    /// `behind` are the days for which the medicine has been taken already.
    package func dayAheadOfSteps(_ schedule: DoseSchedule, behind: Int = 0) -> Int? {
        guard rhythm.usual.steps.count > 1 else { return nil }
        let start = Day(number: 20_787)
        let through = start + behind + (rhythm.usual.length ?? 400)
        let usual = sums(rhythm.usual, from: start, through: through)
        let own = sums(schedule, from: start + behind, through: through)
        let before = usual.last { $0.day < start + behind }?.sum ?? 0
        for (day, sum) in own {
            let allowed = (usual.last { $0.day <= day }?.sum ?? 0) - before
            if sum > allowed * 1.000_001 { return day - (start + behind) + 1 }
        }
        return nil
    }

    /// What a course has given by the end of each day that has a dose.
    private func sums(
        _ schedule: DoseSchedule, from first: Day, through last: Day
    ) -> [(day: Day, sum: Double)] {
        var sums: [(day: Day, sum: Double)] = []
        for dose in schedule.doses(from: first, through: last) {
            let sum = (sums.last?.sum ?? 0) + dose.dose.amount.upperBound
            if sums.last?.day == dose.day { sums.removeLast() }
            sums.append((dose.day, sum))
        }
        return sums
    }
}
