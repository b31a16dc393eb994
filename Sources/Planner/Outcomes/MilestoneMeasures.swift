package import CivilTime

extension Milestone {
    /// Whether a score of that day answers what is due: a week before it, or after.
    package func isAnswered(on day: Day) -> Bool { abs(day - self.day) <= 7 }

    /// The measures that have no score yet. Of one with subscales, some of `subscales` are enough.
    package func missing(
        in scores: [OutcomeScore], subscales: [String: [String]] = [:]
    ) -> [String] {
        measures.filter { id in
            let ids = [id] + (subscales[id] ?? [])
            return !scores.contains { ids.contains($0.measure) && isAnswered(on: $0.day) }
        }
    }
}

/// That a score was recorded, corrected or taken back.
package struct ScoreChange: Hashable, Sendable {
    package let at: Moment
    /// Id of the measure.
    package let measure: String
    /// Of the score.
    package let day: Day

    package init(at: Moment, measure: String, day: Day) {
        self.at = at
        self.measure = measure
        self.day = day
    }
}
