import CivilTime
package import Planner

extension StoreReading {
    /// A patient's scores, in order of day, then measure.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func outcomes(of patient: ID<Patient>) throws -> [OutcomeScore] {
        let sql = "SELECT * FROM outcome WHERE patient = ? ORDER BY day, measure"
        return try rows(.outcome, sql, [patient.number]).map { stored in
            OutcomeScore(
                measure: try stored.row["measure"], value: try stored.row["score"],
                day: try stored.day("day"))
        }
    }

    /// Entries with scores of a patient.
    private var touchingScores: String {
        """
        id IN (SELECT history FROM historyPatient WHERE patient = ? AND after LIKE '%"outcome":%')
        ORDER BY id
        """
    }

    /// What the history tells of a patient's scores, undone changes and their undoing included, in its order.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func scoreChanges(of patient: ID<Patient>) throws -> [ScoreChange] {
        let entries = try entries(touchingScores, [patient.number])
        return try entries.flatMap { entry in
            try entry.changedRows().compactMap { change in
                guard change.key.table == .outcome, let row = change.after ?? change.before,
                    let measure = row.text("measure"), let day = row.day("day")
                else { return nil }
                return ScoreChange(at: entry.at, measure: measure, day: day)
            }
        }
    }
}

extension StoreReading {
    /// What a patient's scores were before they were corrected, the oldest first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func correctedScores(of patient: ID<Patient>) throws -> [OutcomeScore] {
        try entries(touchingScores, [patient.number])
            .filter { $0.undoes == nil && $0.undoneBy == nil }
            .flatMap { try $0.changedRows() }.compactMap { change in
                guard change.key.table == .outcome, change.after != nil, let row = change.before,
                    let measure = row.text("measure"), let day = row.day("day"),
                    let value = row["score"].flatMap(Double.init(stored:)),
                    value.stored != change.after?["score"]
                else { return nil }
                return OutcomeScore(measure: measure, value: value, day: day)
            }
    }
}

extension StoreWriting {
    /// Records a score; a later one for the same measure and day corrects it.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    package func recordOutcome(_ score: OutcomeScore, of patient: ID<Patient>) throws {
        let known: Int64? = try db.value(
            "SELECT id FROM outcome WHERE patient = ? AND measure = ? AND day = ?",
            [patient.number, score.measure, score.day.description])
        if let known {
            try update(.outcome, known, of: patient.number, ["score": score.value])
        } else {
            try insert(
                .outcome, of: patient.number,
                [
                    "patient": patient.number, "measure": score.measure, "score": score.value,
                    "day": score.day.description,
                ])
        }
    }
}
