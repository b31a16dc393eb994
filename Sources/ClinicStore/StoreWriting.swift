import Planner

/// What can be done inside one transaction of `ClinicStore.write`.
///
/// Every change of a row goes through `insert`, `update` and `delete` here, which remember the row
/// as it was; so no operation can forget its history.
///
/// Whoever calls `write` gets any error of the database as a `StoreError`, besides the ones named here:
/// `.refused` where a rule of the schema forbids a row, `.controlCharacter` where its text holds one.
package struct StoreWriting {
    let db: any Connection
    package let change: Change
    let touched = TouchedRows()

    init(db: any Connection, change: Change) {
        self.db = db
        self.change = change
    }

    /// The database as this transaction has made it so far.
    package var now: StoreReading { StoreReading(db: db) }

    typealias Columns = KeyValuePairs<String, (any Storable)?>

    /// The number of the new row.
    @discardableResult
    func insert(_ table: ClinicTable, of patient: Int64? = nil, _ values: Columns) throws -> Int64 {
        try refuseCommands(table, values)
        let columns = values.map { $0.key }.joined(separator: ", ")
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let id = try db.insert(
            "INSERT INTO \(table.name) (\(columns)) VALUES (\(marks))", Values(stored(values)))
        let owner = table == .patient ? id : patient
        touched.note(RowKey(table: table, id: id), patient: owner, before: nil)
        return id
    }

    func update(_ table: ClinicTable, _ id: Int64, of patient: Int64? = nil, _ values: Columns)
        throws
    {
        try refuseCommands(table, values)
        try remember(table, id, patient)
        let assignments = values.map { "\($0.key) = ?" }.joined(separator: ", ")
        try db.execute(
            "UPDATE \(table.name) SET \(assignments) WHERE id = ?",
            Values(stored(values) + [id.stored]))
    }

    /// Deletes the rows whose `column` is `value`.
    func delete(
        _ table: ClinicTable, of patient: Int64? = nil, where column: String, is value: Int64
    ) throws {
        try delete(table, of: patient, where: "\(column) = ?", [value])
    }

    func delete(
        _ table: ClinicTable, of patient: Int64?, where condition: String, _ arguments: Values
    ) throws {
        if !table.roles.contains(.untold) {
            let ids: [Int64] = try db.column(
                "SELECT id FROM \(table.name) WHERE \(condition) ORDER BY id",
                arguments)
            for id in ids { try remember(table, id, patient) }
        }
        try db.execute("DELETE FROM \(table.name) WHERE \(condition)", arguments)
    }

    /// Deletes all that belongs to one row, but not the row: parts of parts first.
    func deleteParts(
        of whole: ClinicTable, _ id: Int64, of patient: Int64,
        where isMeant: (ClinicTable) -> Bool = { _ in true }
    ) throws {
        for table in ClinicTable.all.reversed() where table != whole && isMeant(table) {
            guard let condition = table.rows(of: whole) else { continue }
            try delete(table, of: patient, where: condition, [id])
        }
    }

    /// Writes columns of a row as the history recorded them.
    func update(_ key: RowKey, of patient: Int64?, _ values: ToldRow) throws {
        try remember(key.table, key.id, patient)
        let columns = values.keys.sorted()
        let assignments = columns.map { "\($0) = ?" }.joined(separator: ", ")
        try db.execute(
            "UPDATE \(key.table.name) SET \(assignments) WHERE id = ?",
            Values(columns.map { values[$0] ?? .null } + [key.id.stored]))
    }

    /// Writes a row that the history recorded, with its number.
    func insert(_ key: RowKey, of patient: Int64?, _ values: ToldRow) throws {
        let columns = values.keys.sorted()
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            "INSERT INTO \(key.table.name) (\(columns.joined(separator: ", "))) VALUES (\(marks))",
            Values(columns.map { values[$0] ?? .null }))
        touched.note(key, patient: patient, before: nil)
    }

    private func stored(_ values: Columns) -> [StoredValue] {
        values.map { $0.value?.stored ?? .null }
    }

    private func remember(_ table: ClinicTable, _ id: Int64, _ patient: Int64?) throws {
        let key = RowKey(table: table, id: id)
        guard !touched.contains(key) else { return }
        guard let row = try touched.image(key, db) else {
            throw StoreError.notFound(what: "\(table.name) \(id)")
        }
        touched.note(key, patient: table == .patient ? id : patient, before: row)
    }

    private func refuseCommands(_ table: ClinicTable, _ values: Columns) throws {
        for (column, value) in values {
            guard let text = value as? String, text.holdsCommand(but: ["\n", "\t"]) else {
                continue
            }
            throw StoreError.controlCharacter(field: "\(table.name).\(column)")
        }
    }
}
