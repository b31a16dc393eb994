import CivilTime
import Planner

/// The rows a transaction has changed, each as it was before.
final class TouchedRows {
    struct Touch {
        let patient: Int64?
        let before: RowImage?
    }
    private(set) var rows: [RowKey: Touch] = [:]
    private var layouts: [ClinicTable: ImageLayout] = [:]
    /// Patients whose personal history goes with this transaction.
    var erased: [Int64] = []
    /// The entry that this transaction takes back.
    var undoes: Int64?

    func contains(_ key: RowKey) -> Bool { rows[key] != nil }

    func note(_ key: RowKey, patient: Int64?, before: RowImage?) {
        guard rows[key] == nil else { return }
        rows[key] = Touch(patient: patient, before: before)
    }

    /// The row as it is now; `nil` when there is none.
    func image(_ key: RowKey, _ db: any Connection) throws -> RowImage? {
        let found = try db.query("SELECT * FROM \(key.table.name) WHERE id = ?", [key.id])
        guard let row = found.first else { return nil }
        let layout = layouts[key.table] ?? ImageLayout(row.columns, of: key.table)
        layouts[key.table] = layout
        return layout.image(row)
    }
}

/// Writes the one history entry of a transaction.
struct AppendingHistory {
    let db: any Connection
    let change: Change
    let touched: TouchedRows

    /// The entry is chained to the one before it. One that changed
    /// nothing has none; but an undo always has, or the same entry would be undone for ever.
    func append() throws {
        let changes = try touched.rows.keys.sorted().compactMap(imageChange)
        guard !changes.isEmpty || touched.undoes != nil else { return }
        let id: Int64 = 1 + (try db.value("SELECT max(id) FROM history") ?? 0)
        let personal = Self.personalParts(changes, history: id)
        let entry = HistoryContent(
            id: id, at: Int64(change.at.minute), actor: change.actor, command: change.command,
            reason: change.reason, before: Self.images(changes) { $0.before?.open },
            after: Self.images(changes) { $0.after?.open },
            digests: personal.map { "\($0.patient):\($0.digest)" }, undoes: touched.undoes)
        try refuseCommands(in: entry)
        let last: String? = try db.value("SELECT chain FROM history ORDER BY id DESC LIMIT 1")
        try db.execute(
            """
            INSERT INTO history (id, at, actor, command, reason, before, after, chain, undoes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, entry.at, entry.actor, entry.command, entry.reason, entry.before, entry.after,
                entry.chain(after: last ?? ""), entry.undoes,
            ])
        for part in personal {
            try db.execute(
                """
                INSERT INTO historyPatient (history, patient, digest, before, after)
                VALUES (?, ?, ?, ?, ?)
                """,
                [id, part.patient, part.digest, part.before, part.after])
        }
        for patient in touched.erased {
            try db.execute(
                "UPDATE historyPatient SET before = NULL, after = NULL WHERE patient = ?",
                [patient])
        }
    }

    struct ImageChange {
        let key: RowKey
        let patient: Int64?
        let before: RowImage?
        let after: RowImage?
    }

    /// `nil` when the row is as it was.
    private func imageChange(_ key: RowKey) throws -> ImageChange? {
        let touch = touched.rows[key]
        let after = try touched.image(key, db)
        guard touch?.before != after else { return nil }
        return ImageChange(key: key, patient: touch?.patient, before: touch?.before, after: after)
    }

    private func refuseCommands(in entry: HistoryContent) throws {
        for (name, text) in [
            ("actor", entry.actor), ("command", entry.command), ("reason", entry.reason ?? ""),
        ] where text.holdsCommand() {
            throw StoreError.controlCharacter(field: "history.\(name)")
        }
    }

    /// `{"table":{"id":image}}`, `null` for a row that is not there.
    private static func images(
        _ changes: [ImageChange], _ image: (ImageChange) -> String?
    ) -> String {
        var tables: [(name: String, rows: [String])] = []
        for change in changes {
            let row = "\"\(change.key.id)\":\(image(change) ?? "null")"
            if tables.last?.name == change.key.table.name {
                tables[tables.count - 1].rows.append(row)
            } else {
                tables.append((change.key.table.name, [row]))
            }
        }
        let members = tables.map { "\"\($0.name)\":{\($0.rows.joined(separator: ","))}" }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func personalParts(
        _ changes: [ImageChange], history: Int64
    ) -> [(patient: Int64, digest: String, before: String, after: String)] {
        let byPatient = Dictionary(grouping: changes) { $0.patient ?? 0 }
        return byPatient.keys.filter { $0 > 0 }.sorted().map { patient in
            let own = (byPatient[patient] ?? []).filter {
                $0.before?.personal != nil || $0.after?.personal != nil
            }
            let before = images(own) { $0.before?.personal }
            let after = images(own) { $0.after?.personal }
            let digest = HistoryContent.digest(history: history, before: before, after: after)
            return (patient, digest, before, after)
        }
    }
}
