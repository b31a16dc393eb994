import GRDB

/// The least that writing rows safely costs: one table, one transaction, a write-ahead log that is on the disk
/// before the write ends.
struct FloorStore {
    private let pool: DatabasePool

    init(path: String) throws {
        pool = try DatabasePool(path: path)
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try pool.write { db in
            try db.execute(
                sql: "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        }
    }

    func write(_ rows: [String]) throws {
        try pool.write { db in
            for row in rows {
                try db.execute(sql: "INSERT INTO row (text) VALUES (?)", arguments: [row])
            }
        }
    }
}
