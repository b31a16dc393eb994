/// A database that keeps a clinic's file: all that the store asks of it. One more engine is one more folder here.
///
/// Whatever goes wrong in it is thrown as a `StoreError`.
protocol Engine: Sendable {
    /// Lets `body` read or write in one transaction, once.
    ///
    /// - Throws: `StoreError.busy` where others write for too long; another `StoreError`; what `body` throws,
    ///   which takes all back.
    func transaction<Value>(
        _ kind: TransactionKind, _ body: (any Connection) throws -> Value
    ) throws -> Value
    /// Takes what was erased out of the logs too, now or when their last reader is gone.
    func forgetErased()
    /// Nothing may be read or written after.
    ///
    /// - Throws: `StoreError`.
    func close() throws
}

enum TransactionKind {
    /// One state of the database, whatever is written meanwhile.
    case read
    /// What the transaction that runs right now sees, with what it has written so far.
    case inside
    /// Nobody else writes between what is read and what is written; it is kept, or taken back in the end.
    case write(keep: Bool)
}

/// What can be asked of an engine in a transaction. Marks are `?`, or `?1` where one is used twice.
protocol Connection {
    var dialect: any Dialect { get }
    /// All rows. A question that is asked often is prepared once.
    func query(_ sql: String, _ values: Values) throws -> [FoundRow]
    /// One row after the other, and keeps none.
    func each(_ sql: String, _ values: Values, _ body: (FoundRow) throws -> Void) throws
    func execute(_ sql: String, _ values: Values) throws
    /// The number that the new row got.
    func insert(_ sql: String, _ values: Values) throws -> Int64
}

extension Connection {
    func query(_ sql: String) throws -> [FoundRow] { try query(sql, []) }
    func execute(_ sql: String) throws { try execute(sql, []) }

    /// The first column of the first row; `nil` where there is none, or it is empty.
    func value<Value: Storable>(_ sql: String, _ values: Values = []) throws -> Value? {
        try query(sql, values).first?[0]
    }

    /// The first column of all rows.
    func column<Value: Storable>(_ sql: String, _ values: Values = []) throws -> [Value] {
        try query(sql, values).map { try $0[0] }
    }
}

/// What engines say each in their own way.
protocol Dialect: Sendable {
    /// References are checked when the transaction ends, not before.
    func deferReferences(_ db: any Connection) throws
    /// Rows that refer to rows that are not there.
    func brokenReferences(_ db: any Connection) throws -> [BrokenReference]
    /// What the engine itself finds broken, each in its own words.
    func faults(_ db: any Connection) throws -> [String]
    /// Each table, index and trigger as it was made, by its kind and name.
    func schema(_ db: any Connection) throws -> [String: String]
    /// Those that a new file has.
    func expectedSchema() throws -> [String: String]
    /// The highest number that a row of a table ever got.
    func lastNumber(of table: ClinicTable, _ db: any Connection) throws -> Int64
    /// A question for each row of each entry of history, in order: `entry`, `name` of the table, `id`, and its
    /// images `before` and `after`, `null` where it was not there.
    func imageSteps(in table: ClinicTable, by number: String) -> String
}

/// A reference to nothing.
struct BrokenReference {
    let table: String
    let row: Int64?
    let parent: String
}
