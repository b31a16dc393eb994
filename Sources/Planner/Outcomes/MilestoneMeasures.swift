package import CivilTime

extension Milestone {
    /// Whether a score of that day counts for this milestone: from a week before it to a week after it.
    package func isAnswered(on day: Day) -> Bool { abs(day - self.day) <= 7 }

    /// Ids of the measures that have no score yet. For a measure with subscales, a score of one of them is
    /// enough.
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
    /// When somebody did so.
    package let at: Moment
    /// Id of the measure.
    package let measure: String
    /// The day of the score.
    package let day: Day

    package init(at: Moment, measure: String, day: Day) {
        self.at = at
        self.measure = measure
        self.day = day
    }
}
