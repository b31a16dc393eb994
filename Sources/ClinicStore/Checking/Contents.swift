import GRDB

extension ClinicStore {
    /// All that is kept, row by row: what tests compare two states of a file by. Without the history, and
    /// without what calendars outside have seen.
    func contents() throws -> [ToldRowName: KeptRow] {
        try read { reading in
            try ClinicTable.told.reduce(into: [:]) { contents, table in
                let statement = try reading.db.cachedStatement(sql: "SELECT * FROM \(table.name)")
                let columns = statement.columnNames
                let seen = columns.firstIndex { table.kind(of: $0) == .elsewhere }
                let rows = try Row.fetchCursor(statement)
                while let row = try rows.next() {
                    var values: [ToldValue] = row.databaseValues.map { ToldValue($0) }
                    if let seen { values[seen] = .null }
                    contents[ToldRowName(table: table.name, id: row["id"])] = KeptRow(
                        columns: columns, values: values)
                }
            }
        }
    }
}

/// A row as it is kept.
struct KeptRow: Hashable, Sendable {
    let columns: [String]
    var values: [ToldValue]

    var names: [String] { columns }

    /// `nil` for no such column.
    subscript(column: String) -> ToldValue? {
        get { columns.firstIndex(of: column).map { values[$0] } }
        set {
            guard let index = columns.firstIndex(of: column), let newValue else { return }
            values[index] = newValue
        }
    }

    /// All rows of one table have the same columns.
    static func == (left: KeptRow, right: KeptRow) -> Bool { left.values == right.values }
    func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

/// A row, told apart from all others.
struct ToldRowName: Hashable, Sendable, Comparable, CustomStringConvertible {
    let table: String
    let id: Int64

    init(table: String, id: Int64) {
        self.table = table
        self.id = id
    }

    var description: String { "\(table) \(id)" }
    static func < (left: Self, right: Self) -> Bool {
        (left.table, left.id) < (right.table, right.id)
    }
}

/// A value as it is kept.
enum ToldValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null, .blob: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        }
    }
}
