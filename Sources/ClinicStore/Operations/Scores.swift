import CivilTime
import GRDB
package import Planner

extension StoreReading {
    /// A patient's scores, in order of day, then measure.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func outcomes(of patient: ID<Patient>) throws -> [OutcomeScore] {
        let sql = "SELECT * FROM outcome WHERE patient = ? ORDER BY day, measure"
        return try rows(.outcome, sql, [patient.number]).map { stored in
            OutcomeScore(
                measure: stored.row["measure"], value: stored.row["score"],
                day: try stored.day("day"))
        }
    }

    /// What the history tells of a patient's scores, undone changes and their undoing included, in its order.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func scoreChanges(of patient: ID<Patient>) throws -> [ScoreChange] {
        // A score that a change brought stands after it alone, one that it took away before it.
        let sql = """
            SELECT history.id, history.at, score.value ->> 'measure' AS measure,
                   score.value ->> 'day' AS day
            FROM historyPatient JOIN history ON history.id = historyPatient.history
            JOIN json_each(historyPatient.after, '$.outcome') AS after
            JOIN json_each(historyPatient.before, '$.outcome') AS before ON before.key = after.key
            JOIN json_each(json_array(json(coalesce(after.value, before.value)))) AS score
            WHERE patient = ? ORDER BY history.id, after.key
            """
        return try rows(.history, sql, [patient.number]).map { stored in
            ScoreChange(
                at: Moment(minute: stored.row["at"]), measure: stored.row["measure"],
                day: try stored.day("day"))
        }
    }
}

extension StoreWriting {
    /// Records a score; a later one for the same measure and day corrects it.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    package func recordOutcome(_ score: OutcomeScore, of patient: ID<Patient>) throws {
        let known = try Int64.fetchOne(
            db, sql: "SELECT id FROM outcome WHERE patient = ? AND measure = ? AND day = ?",
            arguments: [patient.number, score.measure, score.day.description])
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
