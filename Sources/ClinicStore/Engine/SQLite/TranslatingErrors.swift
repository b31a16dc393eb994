import GRDB

/// Runs `body`; an error of the database becomes a `StoreError` that holds no value of a row.
func translatingErrors<Value>(path: String? = nil, _ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StoreError(error, path: path)
    } catch is RowDecodingError {
        throw StoreError.damaged(path: path ?? "the database")
    }
}

extension StoreError {
    init(_ error: DatabaseError, path: String?) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_CORRUPT: self = .damaged(path: path ?? "the database")
        case .SQLITE_NOTADB: self = .notADatabase(path: path ?? "the database")
        case .SQLITE_CONSTRAINT: self = .constraint(error)
        default: self = .disk(why: Self.reason(error.resultCode))
        }
    }

    private static func reason(_ code: ResultCode) -> String {
        switch code {
        case .SQLITE_FULL: "the disk is full"
        case .SQLITE_READONLY: "it is read-only"
        case .SQLITE_CANTOPEN: "it cannot be opened"
        case .SQLITE_PERM, .SQLITE_AUTH: "access is denied"
        case .SQLITE_IOERR: "the disk reports an error"
        default: "SQLite error \(code.rawValue)"
        }
    }

    private static func constraint(_ error: DatabaseError) -> StoreError {
        let message = error.message ?? "a constraint"
        let shared = Shared.allCases.first { message == "double booked: \($0.rawValue)" }
        if let shared { return .doubleBooked(shared, at: nil) }
        let uids = (ClinicTable.inCalendars + [.usedUID]).map { "\($0.name).uid" }
        if uids.contains(where: { message.hasSuffix("UNIQUE constraint failed: \($0)") }) {
            return .uidUsed
        }
        return .refused(rule: message)
    }
}
