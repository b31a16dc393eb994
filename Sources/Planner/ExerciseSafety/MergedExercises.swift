extension [JudgedExercise] {
    /// The exercises, where one that several others are replaced by is done only once.
    ///
    /// What the phase has anyway stays, in its own dose; of several replacements, the one with the largest
    /// dose stays.
    func merged() -> [JudgedExercise] {
        var merged = self
        for id in Set(filter { $0.isDone && $0.isReplacement }.map(\.exercise)) {
            let same = indices.filter { self[$0].isDone && self[$0].exercise == id }
            let others = same.filter { self[$0].isReplacement }
            let own = same.first { !self[$0].isReplacement }
            let largest = others.reduce(into: Int?.none) { best, index in
                if best.map({ self[$0].amount.volume < self[index].amount.volume }) ?? true {
                    best = index
                }
            }
            guard let kept = own ?? largest else { continue }
            for index in others where index != kept {
                merged[index].mergedInto = self[kept].name
            }
        }
        return merged
    }
}

extension JudgedExercise {
    /// Whether it is another exercise than the template has.
    fileprivate var isReplacement: Bool { exercise != prescribed.exercise }
}

extension ExerciseAmount {
    /// Tells which of two doses of one exercise is the larger in a week; in seconds, or in repetitions.
    fileprivate var volume: Int {
        let once =
            durationMinutes.map { $0 * 60 * sets * reps }
            ?? sets * Swift.max(reps, repsMax ?? 0) * Swift.max(1, holdSeconds)
        return once * daysPerWeek * timesPerDay
    }
}
