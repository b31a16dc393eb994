package import CivilTime
package import Planner

/// A plan that runs, and how old its patient is.
package struct TreatedAge: Hashable, Sendable {
    package let plan: ID<StoredPlan>
    package let patient: ID<Patient>
    package let cause: String
    /// `nil` where it is not on record.
    package let born: Day?
    /// Since when the patient is asked to ring, where a calendar says so.
    package let rings: Day?
}

extension StoreReading {
    /// The plans that run on a day, or of which something is still done then, in order of their numbers; of
    /// everybody, or of one patient. Erased patients have none.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func treatedAges(
        on day: Day, of patient: ID<Patient>? = nil
    ) throws -> [TreatedAge] {
        let values = Values(
            [day.description.stored] + (patient.map { [$0.number.stored] } ?? []))
        let ofPatient = patient == nil ? "" : "AND plan.patient = ?2"
        let sql = """
            SELECT plan.id, plan.patient, plan.cause, patient.born,
              (SELECT MIN(milestone.day) FROM milestone
               JOIN plan AS own ON own.id = milestone.plan
               WHERE own.patient = plan.patient AND milestone.kind = 'ring') AS rings
            FROM plan JOIN patient ON patient.id = plan.patient
            WHERE patient.erasedAt IS NULL \(ofPatient) AND plan.status <> 'held'
              AND plan.id IN (
                SELECT id FROM plan
                  WHERE status <> 'discharged' AND status = 'active' AND lastDay >= ?1
                UNION ALL
                SELECT plan FROM routine
                  WHERE lastDay >= ?1 AND isProposed = 0 AND coalesce(replaced, 0) <> 1)
            ORDER BY plan.id
            """
        return try db.query(sql, values).map { row in
            TreatedAge(
                plan: ID(try row["id"]), patient: ID(try row["patient"]), cause: try row["cause"],
                born: (row["born"] as String?).flatMap { try? Day(parsing: $0) },
                rings: (row["rings"] as String?).flatMap { try? Day(parsing: $0) })
        }
    }
}
