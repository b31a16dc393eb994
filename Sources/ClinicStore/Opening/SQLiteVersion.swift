import GRDB

extension ClinicStore {
    /// Like `3.40.1`.
    package static var sqliteVersion: String {
        let version = try? DatabaseQueue().read { db in
            try String.fetchOne(db, sql: "SELECT sqlite_version()")
        }
        return version ?? "not available"
    }
}
