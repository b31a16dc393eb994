import CivilTime
import GRDB
package import Planner

extension StoreReading {
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
