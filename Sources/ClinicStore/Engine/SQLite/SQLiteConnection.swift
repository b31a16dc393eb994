import GRDB

/// What is asked of a SQLite database.
struct SQLiteConnection: Connection {
    let db: Database

    var dialect: any Dialect { SQLiteDialect() }

    func query(_ sql: String, _ values: Values) throws -> [FoundRow] {
        try translatingErrors {
            var rows: [FoundRow] = []
            try read(db.cachedStatement(sql: sql), values) { rows.append($0) }
            return rows
        }
    }

    /// Its statement is its own: `body` may ask the same again.
    func each(_ sql: String, _ values: Values, _ body: (FoundRow) throws -> Void) throws {
        try translatingErrors { try read(db.makeStatement(sql: sql), values, body) }
    }

    func execute(_ sql: String, _ values: Values) throws {
        try translatingErrors {
            try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
        }
    }

    func insert(_ sql: String, _ values: Values) throws -> Int64 {
        try execute(sql, values)
        return db.lastInsertedRowID
    }

    private func read(
        _ statement: Statement, _ values: Values, _ body: (FoundRow) throws -> Void
    ) throws {
        let columns = statement.columnNames
        let rows = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(values))
        while let row = try rows.next() {
            try body(
                FoundRow(columns: columns, values: columns.indices.map { StoredValue(row[$0]) }))
        }
    }
}

extension StatementArguments {
    fileprivate init(_ values: Values) {
        self.init(values.list.map(\.databaseValue))
    }
}

extension StoredValue {
    /// Nothing is kept as bytes.
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null, .blob: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
