extension StoreReading {
    /// The chain holds, nothing is left out, and the last image of each row is what the row is now.
    func historyViolations() throws -> [Violation] {
        let chain = try chainViolations()
        guard chain.isEmpty else { return chain }
        var replay = Replay()
        try replay.run(db, .history, isPersonal: false)
        try replay.run(db, .historyPatient, isPersonal: true)
        return replay.violations + (try rowViolations(replay))
    }

    private func chainViolations() throws -> [Violation] {
        var violations: [Violation] = []
        var last = ""
        var number: Int64 = 0
        var isBroken = false
        try db.each("SELECT * FROM history ORDER BY id", []) { row in
            guard !isBroken else { return }
            number += 1
            let (digests, broken) = try personalParts(of: row["id"])
            violations += broken
            let before = last
            let entry = HistoryContent(
                id: try row["id"], at: try row["at"], actor: try row["actor"],
                command: try row["command"],
                reason: row["reason"], before: try row["before"], after: try row["after"],
                digests: digests, undoes: row["undoes"])
            last = try row["chain"]
            isBroken = entry.id != number || entry.chain(after: before) != last
            if isBroken {
                violations.append(
                    Violation(.history, "The history is broken at entry \(number)."))
            }
        }
        let given = try db.dialect.lastNumber(of: .history, db)
        guard !isBroken, given > number else { return violations }
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
        for row in try db.query(sql, [history]) {
            let (patient, digest) = (try row["patient"] as Int64, try row["digest"] as String)
            digests.append("\(patient):\(digest)")
            let isErased = row.has("erasedAt")
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
            var layout: ImageLayout?
            try db.each("SELECT * FROM \(table.name) ORDER BY id", []) { row in
                let key = RowKey(table: table, id: try row["id"])
                let known = layout ?? ImageLayout(row.columns, of: table)
                layout = known
                let image = known.image(row)
                let open = told.removeValue(forKey: Replay.Part(key: key, isPersonal: false))
                let personal = told.removeValue(forKey: Replay.Part(key: key, isPersonal: true))
                guard open != image.open || (personal ?? image.personal) != image.personal
                else { return }
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
