import Planner

extension ClinicStore {
    /// All that is kept, row by row: what tests compare two states of a file by. Without the history, and
    /// without what calendars outside have seen.
    func contents() throws -> KeptContents {
        try read { reading in
            try ClinicTable.told.reduce(into: [:]) { contents, table in
                try reading.db.each("SELECT * FROM \(table.name)", []) { row in
                    var kept = KeptRow(columns: row.columns, values: row.values)
                    for column in row.columns where table.kind(of: column) == .elsewhere {
                        kept[column] = .null
                    }
                    contents[ToldRowName(table: table.name, id: try row["id"])] = kept
                }
            }
        }
    }
}

/// All that is kept of a file.
typealias KeptContents = [ToldRowName: KeptRow]

extension KeptContents {
    /// Without what only rises, and without bookings that were taken back after a calendar saw them.
    var plain: KeptContents {
        filter { key, row in
            !(key.table == "session" && row["reason"] == .text(Session.undone))
        }.mapValues { row in
            var row = row
            for column in ["sequence", "revised", "placed"] { row[column] = .null }
            return row
        }
    }

    /// The first rows that are not the same, with the columns that differ.
    func difference(from other: KeptContents) -> [String] {
        Set(keys).union(other.keys).sorted().filter { self[$0] != other[$0] }.prefix(4).map { key in
            let columns =
                (self[key] ?? other[key])?.columns
                .filter { self[key]?[$0] != other[key]?[$0] } ?? []
            return "\(key): \(columns.prefix(3))"
        }
    }
}

/// A row as it is kept.
struct KeptRow: Hashable, Sendable {
    let columns: [String]
    var values: [StoredValue]

    /// `nil` for no such column.
    subscript(column: String) -> StoredValue? {
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
