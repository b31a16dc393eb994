import GRDB

extension ClinicStore {
    /// All that is kept, row by row: what two states of a file are compared by. Without the history, and
    /// without what calendars outside have seen.
    package func contents() throws -> [ToldRowName: [String: ToldValue]] {
        try read { reading in
            try StoreReading.tables.reduce(into: [:]) { contents, table in
                let rows = try Row.fetchAll(reading.db, sql: "SELECT * FROM \(table) ORDER BY id")
                for row in rows {
                    var values: [String: ToldValue] = [:]
                    for (column, value) in row where column != "exported" {
                        values[column] = ToldValue(value)
                    }
                    contents[ToldRowName(table: table, id: row["id"])] = values
                }
            }
        }
    }
}

/// A row, told apart from all others.
package struct ToldRowName: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let table: String
    package let id: Int64

    package init(table: String, id: Int64) {
        self.table = table
        self.id = id
    }

    package var description: String { "\(table) \(id)" }
    package static func < (left: Self, right: Self) -> Bool {
        (left.table, left.id) < (right.table, right.id)
    }
}
