/// The last image of each row, as told by the history from its first entry on.
struct Replay {
    struct Part: Hashable {
        let key: RowKey
        let isPersonal: Bool
    }
    /// JSON, `null` for a row that was deleted.
    private(set) var images: [Part: String] = [:]
    private(set) var violations: [Violation] = []

    /// Goes through one table of history, open or personal, whose images stand in JSON.
    mutating func run(_ db: any Connection, _ table: ClinicTable, isPersonal: Bool) throws {
        let sql = db.dialect.imageSteps(in: table, by: isPersonal ? "history" : "id")
        try db.each(sql, []) { try step($0, isPersonal: isPersonal) }
    }

    private mutating func step(_ row: FoundRow, isPersonal: Bool) throws {
        let text: String = try row["id"]
        guard let table = ClinicTable.named[try row["name"]] else { return }
        let key = RowKey(table: table, id: Int64(text) ?? 0)
        let part = Part(key: key, isPersonal: isPersonal)
        let before: String = try row["before"]
        if let told = images[part], told != before {
            let entry: Int64 = try row["entry"]
            violations.append(
                Violation(
                    .history,
                    "Entry \(entry) does not start from row \(key.id) of \(key.table.name) "
                        + "as it was left."))
        }
        images[part] = row["after"]
    }
}
