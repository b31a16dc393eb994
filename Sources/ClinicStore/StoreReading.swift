import Planner

/// What can be asked of one state of the database, inside `ClinicStore.read` or `write`.
///
/// Whoever calls those gets any error of the database as a `StoreError`, besides the ones named here.
package struct StoreReading {
    let db: any Connection

    init(db: any Connection) { self.db = db }

    func rows(
        _ table: ClinicTable, _ sql: String, _ arguments: Values = Values()
    ) throws -> [StoredRow] {
        try db.query(sql, arguments)
            .map { try StoredRow($0, table: table) }
    }

    /// Of the rows whose numbers a question asks for.
    func ids<Subject>(_ sql: String, _ arguments: Values = []) throws -> [ID<Subject>] {
        try db.column(sql, arguments).map { ID($0) }
    }

    func stored<Subject>(_ table: ClinicTable, _ id: ID<Subject>) throws -> StoredRow {
        let found = try rows(table, "SELECT * FROM \(table.name) WHERE id = ?", [id.number])
        guard let row = found.first else { throw StoreError.notFound(what: "\(table.name) \(id)") }
        return row
    }
}
