import GRDB

extension StoreReading {
    /// The chain holds, nothing is left out, and the last image of each row is what the row is now.
    func historyViolations() throws -> [Violation] {
        let chain = try chainViolations()
        guard chain.isEmpty else { return chain }
        var replay = Replay()
        try replay.run(db, table: "history", isPersonal: false)
        try replay.run(db, table: "historyPatient", isPersonal: true)
        return replay.violations + (try rowViolations(replay))
    }

    private func chainViolations() throws -> [Violation] {
        var violations: [Violation] = []
        var last = ""
        var number: Int64 = 0
        let entries = try Row.fetchCursor(db, sql: "SELECT * FROM history ORDER BY id")
        while let row = try entries.next() {
            number += 1
            let (digests, broken) = try personalParts(of: row["id"])
            violations += broken
            let entry = HistoryContent(
                id: row["id"], at: row["at"], actor: row["actor"], command: row["command"],
                reason: row["reason"], before: row["before"], after: row["after"],
                digests: digests, undoes: row["undoes"])
            if entry.id != number || entry.chain(after: last) != row["chain"] {
                return violations + [
                    Violation(.history, "The history is broken at entry \(number).")
                ]
            }
            last = row["chain"]
        }
        let given =
            try Int64.fetchOne(
                db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'history'") ?? 0
        guard given > number else { return violations }
        return violations + [Violation(.history, "The history ends before entry \(given).")]
    }

    private func personalParts(
        of history: Int64
    ) throws -> (digests: [String], broken: [Violation]) {
        let sql = """
            SELECT historyPatient.*, erasedAt FROM historyPatient
            LEFT JOIN patient ON patient.id = historyPatient.patient
            WHERE history = ? ORDER BY historyPatient.patient
            """
        var digests: [String] = []
        var broken: [Violation] = []
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [history]) {
            let (patient, digest) = (row["patient"] as Int64, row["digest"] as String)
            digests.append("\(patient):\(digest)")
            let isErased = row["erasedAt"] != nil
            let isSound =
                if let before: String = row["before"], let after: String = row["after"] {
                    !isErased
                        && digest
                            == HistoryContent.digest(history: history, before: before, after: after)
                } else {
                    isErased
                }
            guard !isSound else { continue }
            broken.append(
                Violation(
                    .history, "The part of patient P\(patient) in entry \(history) was changed."))
        }
        return (digests, broken)
    }

    private func rowViolations(_ replay: Replay) throws -> [Violation] {
        var violations: [Violation] = []
        for table in ClinicTable.told.sorted(by: { $0.name < $1.name }) {
            var told = replay.images.filter { $0.key.key.table == table && $0.value != "null" }
            let statement = try db.makeStatement(
                sql: "SELECT * FROM \(table.name) ORDER BY id")
            let layout = ImageLayout(statement.columnNames, of: table)
            let rows = try Row.fetchCursor(statement)
            while let row = try rows.next() {
                let key = RowKey(table: table, id: row["id"])
                let image = layout.image(row)
                let open = told.removeValue(forKey: Replay.Part(key: key, isPersonal: false))
                let personal = told.removeValue(forKey: Replay.Part(key: key, isPersonal: true))
                guard open != image.open || (personal ?? image.personal) != image.personal
                else { continue }
                violations.append(
                    Violation(.history, "Row \(key.id) of \(table.name) is not as history tells."))
            }
            violations += Set(told.keys.map(\.key)).sorted().map {
                Violation(.history, "Row \($0.id) of \(table.name), told by history, is gone.")
            }
        }
        return violations
    }
}
