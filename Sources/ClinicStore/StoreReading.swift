import GRDB
import Planner

/// What can be asked of one state of the database, inside `ClinicStore.read` or `write`.
///
/// Whoever calls those gets any error of the database as a `StoreError`, besides the ones named here.
package struct StoreReading {
    let db: Database

    init(db: Database) { self.db = db }

    func rows(
        _ table: ClinicTable, _ sql: String, _ arguments: StatementArguments = StatementArguments()
    ) throws -> [StoredRow] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            .map { StoredRow($0, table: table) }
    }

    func stored<Subject>(_ table: ClinicTable, _ id: ID<Subject>) throws -> StoredRow {
        let found = try rows(table, "SELECT * FROM \(table.name) WHERE id = ?", [id.number])
        guard let row = found.first else { throw StoreError.notFound(what: "\(table.name) \(id)") }
        return row
    }
}
