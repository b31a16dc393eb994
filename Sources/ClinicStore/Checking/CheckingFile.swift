import Planner

extension StoreReading {
    /// Pages, indexes, constraints and references.
    func fileViolations() throws -> [Violation] {
        let broken = try db.dialect.faults(db).map { Violation(.soundFile, "\($0).") }
        let references = try db.dialect.brokenReferences(db).map { reference in
            let row = reference.row.map { "\($0)" } ?? "?"
            return Violation(
                .soundFile,
                "Row \(row) of \(reference.table) refers to a missing row of \(reference.parent).")
        }
        return broken + references
    }

    /// What the other checks do not read can be read.
    func readingViolations() throws -> [Violation] {
        _ = try (
            patients(), therapists(includingInactive: true), absences(), blocks(), therapistBusy(),
            wishes(), openOffers(), groupClasses()
        )
        for patient in try patients() { _ = try patientBusy(of: patient.id) }
        if try !db.query("SELECT id FROM clinic").isEmpty { _ = try settings() }
        return try busyViolations()
    }

    /// Every table, index and trigger is the one that the migrations make.
    func schemaViolations() throws -> [Violation] {
        let expected = try db.dialect.expectedSchema()
        let found = try db.dialect.schema(db)
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
}
