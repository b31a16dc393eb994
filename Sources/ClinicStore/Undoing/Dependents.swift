import Planner

extension StoreReading {
    /// The newest entry that is no undo and was not undone; `nil` when there is none.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func lastUndoable() throws -> HistoryEntry? {
        try entries(
            "undoes IS NULL AND NOT EXISTS (SELECT 1 FROM history AS later"
                + " WHERE later.undoes = history.id) ORDER BY id DESC LIMIT 1", []
        ).first
    }

    /// The later entries that build on what this one did, the newest first: the order in which they can be
    /// undone before it.
    ///
    /// - Throws: `StoreError.notFound` where there is no such entry.
    package func dependents(of number: Int64) throws -> [HistoryEntry] {
        let first = Footprint(try entry(number).changedRows())
        let later = try entries(
            "id > ? AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM history AS later"
                + " WHERE later.undoes = history.id) ORDER BY id", [number])
        var grounds = [first]
        var found: [HistoryEntry] = []
        for entry in later {
            let own = Footprint(try entry.changedRows())
            guard grounds.contains(where: own.standsOn) else { continue }
            grounds.append(own)
            found.append(entry)
        }
        return found.reversed()
    }
}

/// What an entry wrote, and what it took for granted.
private struct Footprint {
    var written: Set<RowKey> = []
    var inserted: Set<RowKey> = []
    var referred: Set<RowKey> = []
    /// Sessions that this entry's sessions make up for.
    var madeUp: Set<RowKey> = []
    /// Plans whose dates or sizes it wrote, and plans into which it put sessions.
    var shaped: Set<Int64> = []
    var filled: Set<Int64> = []

    init(_ rows: [ChangedRow]) {
        for row in rows {
            written.insert(row.key)
            if row.before == nil { inserted.insert(row.key) }
            guard let after = row.after else { continue }
            for (column, table) in ClinicTable.references[row.key.table] ?? [] {
                guard let id = after.number(column) else { continue }
                referred.insert(RowKey(table: table, id: id))
                if column == "makesUp" { madeUp.insert(RowKey(table: table, id: id)) }
            }
            shape(row, after)
        }
    }

    private mutating func shape(_ row: ChangedRow, _ after: ToldRow) {
        let plan = after.number("plan")
        switch row.key.table {
        case .plan: shaped.insert(row.key.id)
        case .plannedPhase: if let plan { shaped.insert(plan) }
        case .session:
            let isPlaced =
                row.before == nil || row.before?["startMinute"] != after["startMinute"]
            if let plan, isPlaced { filled.insert(plan) }
        default: break
        }
    }

    /// Whether this entry cannot stay when `earlier` is taken back.
    func standsOn(_ earlier: Footprint) -> Bool {
        !written.isDisjoint(with: earlier.written)
            || !referred.isDisjoint(with: earlier.inserted)
            || !madeUp.isDisjoint(with: earlier.written)
            || !filled.isDisjoint(with: earlier.shaped)
    }
}
