package import CivilTime
package import Planner

extension StoreReading {
    /// The plan and its sessions as they stood when an instant had passed.
    ///
    /// - Throws: `StoreError.notFound` when the plan was not made yet, or its patient is erased.
    package func plan(
        _ id: ID<StoredPlan>, asOf moment: Moment
    ) throws -> (plan: StoredPlan, sessions: [Session]) {
        let patient = try plan(id).details.patient
        let missing = StoreError.notFound(what: "plan \(id) at that time")
        guard try !isErased(patient) else { throw missing }
        let last: Int64? = try db.value(
            "SELECT max(id) FROM history WHERE at <= ?", [moment.minute])
        let past = try entries(
            "id <= ? AND id IN (SELECT history FROM historyPatient WHERE patient = ?) ORDER BY id",
            [last ?? 0, patient.number])
        var rows: [RowKey: ToldRow] = [:]
        for entry in past {
            for change in try entry.changedRows() { rows[change.key] = change.after }
        }
        guard rows[RowKey(table: .plan, id: id.number)] != nil else { throw missing }
        return try Self.reading(rows, of: patient) {
            (try $0.plan(id), try $0.sessions(SessionFilter(plan: id)))
        }
    }

    /// Reads rows of one patient that stand in no file.
    private static func reading<Value>(
        _ rows: [RowKey: ToldRow], of patient: ID<Patient>,
        _ body: (StoreReading) throws -> Value
    ) throws -> Value {
        try SQLiteEngine.withoutRules().transaction(.write(keep: false)) { db in
            let writing = StoreWriting(
                db: db, change: Change(actor: "", command: "", at: Moment(minute: 0)))
            for (key, row) in rows.sorted(by: { $0.key < $1.key })
            where key.table.rows(of: .plan) != nil || key.table.rows(of: .session) != nil {
                try writing.insert(key, of: patient.number, row)
            }
            return try body(StoreReading(db: db))
        }
    }
}
