extension StoreReading {
    /// No UID twice or empty, each one kept as used; no sequence below 0 or what was handed out.
    func uidViolations() throws -> [Violation] {
        let uids = ClinicTable.inCalendars.map {
            "SELECT uid, '\($0.name) ' || id AS owner FROM \($0.name)"
        }.joined(separator: " UNION ALL ")
        let shared = try db.query(
            """
            SELECT uid, owner FROM (\(uids)) AS used WHERE uid IN (
              SELECT uid FROM (\(uids)) AS own GROUP BY uid HAVING count(*) > 1)
            ORDER BY owner
            """)
        let twice = try Dictionary(grouping: shared) { try $0["uid"] as String }.values.map {
            rows in
            try rows.map { try $0["owner"] as String }.joined(separator: ", ")
        }.sorted()
        let empty: [String] = try db.column(
            "SELECT owner FROM (\(uids)) AS used WHERE uid = '' ORDER BY owner")
        let unknown: [String] = try db.column(
            """
            SELECT owner FROM (\(uids)) AS used WHERE uid NOT IN (SELECT uid FROM usedUID)
            ORDER BY owner
            """)
        let sequences: [Int64] = try db.column(
            """
            SELECT id FROM session
            WHERE sequence < 0 OR exported > sequence OR placed > sequence ORDER BY id
            """)
        return twice.map { Violation(.uid, "One UID is shared by \($0).") }
            + empty.map { Violation(.uid, "There is no UID for \($0).") }
            + unknown.map { Violation(.uid, "The UID of \($0) is not among those given.") }
            + sequences.map { Violation(.uid, "The sequence of session S\($0) has fallen.") }
    }
}
