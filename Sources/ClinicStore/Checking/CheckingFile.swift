import GRDB
import Planner

extension StoreReading {
    /// Pages, indexes, constraints and references.
    func fileViolations() throws -> [Violation] {
        let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check")
        let broken = findings.filter { $0 != "ok" }.map { Violation(.soundFile, "\($0).") }
        let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
            let (table, parent) = (row["table"] as String, row["parent"] as String)
            let id = (row["rowid"] as Int64?).map { "\($0)" } ?? "?"
            return Violation(
                .soundFile, "Row \(id) of \(table) refers to a missing row of \(parent).")
        }
        return broken + references
    }

    /// What the other checks do not read can be read.
    func readingViolations() throws -> [Violation] {
        _ = try (patients(), therapists(includingInactive: true), absences(), therapistBusy())
        for patient in try patients() { _ = try patientBusy(of: patient.id) }
        let isSetUp = try Bool.fetchOne(db, sql: "SELECT count(*) FROM clinic") ?? false
        if isSetUp { _ = try settings() }
        return try busyViolations()
    }

    /// Every table, index and trigger is the one that the migrations make.
    func schemaViolations() throws -> [Violation] {
        let expected = try Self.expectedSchema.get()
        let found = try Self.schema(db)
        let names = Set(expected.keys).union(found.keys).sorted()
        return names.compactMap { name in
            switch (expected[name], found[name]) {
            case (_, nil): Violation(.schema, "The \(name) is missing.")
            case (nil, _): Violation(.schema, "The \(name) is not one of ours.")
            case (let ours, let theirs):
                ours == theirs ? nil : Violation(.schema, "The \(name) is not as we made it.")
            }
        }
    }

    /// Made once by the migrations.
    private static let expectedSchema = Result { () throws -> [String: String] in
        let fresh = try DatabaseQueue()
        try Schema.migrator.migrate(fresh)
        return try fresh.read(schema)
    }

    private static func schema(_ db: Database) throws -> [String: String] {
        let sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        return try Row.fetchAll(db, sql: sql).reduce(into: [:]) { schema, row in
            let (type, name) = (row["type"] as String, row["name"] as String)
            schema["\(type) \(name)"] = row["sql"] ?? ""
        }
    }
}
