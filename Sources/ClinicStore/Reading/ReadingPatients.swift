import CivilTime
import GRDB
package import Planner

extension StoreReading {
    /// All patients except those who were erased, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patients() throws -> [Patient] {
        try rows(.patient, "SELECT * FROM patient WHERE erasedAt IS NULL ORDER BY id")
            .map(patient)
    }

    /// The names of all patients except those who were erased.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patientNames() throws -> [ID<Patient>: String] {
        try rows(.patient, "SELECT id, name FROM patient WHERE erasedAt IS NULL")
            .reduce(into: [:]) { names, stored in names[ID(stored.id)] = stored.row["name"] }
    }

    /// One patient; one who was erased has the name `(erased)` and nothing else.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient.
    package func patient(_ id: ID<Patient>) throws -> Patient {
        try patient(stored(.patient, id))
    }

    /// Whether a patient was erased.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient.
    package func isErased(_ id: ID<Patient>) throws -> Bool {
        try stored(.patient, id).row["erasedAt"] != nil
    }

    private func patient(_ stored: StoredRow) throws -> Patient {
        let row = stored.row
        var details = PatientDetails(name: row["name"])
        details.born = try stored.optionalDay("born")
        details.sex = try stored.optionalWord("sex")
        details.heightCm = row["heightCm"]
        details.weightKg = row["weightKg"]
        details.smokes = row["smokes"]
        details.available = try stored.hours("available")
        details.prefers = try stored.optionalWord("prefers")
        details.therapist = (row["therapist"] as Int64?).map { ID($0) }
        details.email = row["email"]
        details.phone = row["phone"]
        let conditions = try names(.patientCondition, "condition", of: stored.id)
        details.conditions = conditions.map(\.kept)
        details.said[.condition] = Self.said(conditions)
        let medicines = try names(.patientMedicine, "medicine", of: stored.id)
        details.medicines = medicines.map(\.kept)
        details.said[.medicine] = Self.said(medicines)
        details.allergies = try allergies(of: stored.id)
        details.facts = try facts(of: stored.id)
        details.blocked = try blocked(of: stored.id)
        return Patient(id: ID(stored.id), details: details)
    }

    private func names(
        _ table: ClinicTable, _ column: String, of patient: Int64
    ) throws -> [(kept: String, said: String?)] {
        let sql = "SELECT \(column), said FROM \(table.name) WHERE patient = ? ORDER BY \(column)"
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [patient])
            .map { ($0[0], $0[1]) }
    }

    private static func said(_ names: [(kept: String, said: String?)]) -> [String: String]? {
        let said = names.compactMap { name in name.said.map { (name.kept, $0) } }
        return said.isEmpty ? nil : Dictionary(said, uniquingKeysWith: { $1 })
    }

    private func allergies(of patient: Int64) throws -> [RecordedAllergy] {
        let sql = "SELECT * FROM patientAllergy WHERE patient = ? ORDER BY substance"
        return try rows(.patientAllergy, sql, [patient]).map { stored in
            RecordedAllergy(
                stored.row["substance"], said: stored.row["said"], reaction: stored.row["reaction"])
        }
    }

    private func facts(of patient: Int64) throws -> [String: RecordedFact] {
        let sql = "SELECT * FROM patientFact WHERE patient = ?"
        return try rows(.patientFact, sql, [patient]).reduce(into: [:]) { facts, stored in
            facts[stored.row["name"]] = RecordedFact(
                stored.row["value"], day: try stored.optionalDay("day"),
                saidBy: stored.row["saidBy"])
        }
    }

    private func blocked(of patient: Int64) throws -> [ClosedRange<Day>] {
        let sql = "SELECT * FROM patientBlocked WHERE patient = ? ORDER BY firstDay, lastDay, id"
        return try rows(.patientBlocked, sql, [patient]).map { stored in
            let (first, last) = (try stored.day("firstDay"), try stored.day("lastDay"))
            guard first <= last else { throw stored.unreadable("lastDay") }
            return first...last
        }
    }
}
