import CivilTime
import GRDB
package import Planner

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
}
