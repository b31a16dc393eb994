import GRDB

extension StoreReading {
    /// No UID twice or empty, each one kept as used; no sequence below 0 or what was handed out.
    func uidViolations() throws -> [Violation] {
        let uids = ClinicTable.inCalendars.map {
            "SELECT uid, '\($0.name) ' || id AS owner FROM \($0.name)"
        }.joined(separator: " UNION ALL ")
        let twice = try String.fetchAll(
            db,
            sql: """
                SELECT group_concat(owner, ', ') FROM (SELECT * FROM (\(uids)) ORDER BY owner)
                GROUP BY uid HAVING count(*) > 1 ORDER BY 1
                """)
        let empty = try String.fetchAll(
            db, sql: "SELECT owner FROM (\(uids)) WHERE uid = '' ORDER BY owner")
        let unknown = try String.fetchAll(
            db,
            sql: """
                SELECT owner FROM (\(uids)) WHERE uid NOT IN (SELECT uid FROM usedUID)
                ORDER BY owner
                """)
        let sequences = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM session
                WHERE sequence < 0 OR exported > sequence OR placed > sequence ORDER BY id
                """)
        return twice.map { Violation(.uid, "One UID is shared by \($0).") }
            + empty.map { Violation(.uid, "There is no UID for \($0).") }
            + unknown.map { Violation(.uid, "The UID of \($0) is not among those given.") }
            + sequences.map { Violation(.uid, "The sequence of session S\($0) has fallen.") }
    }
}
