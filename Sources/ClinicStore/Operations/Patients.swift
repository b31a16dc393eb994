import CivilTime
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

    /// Where patients live, of those of whom it is on record.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func patientAddresses() throws -> [ID<Patient>: String] {
        try rows(.patient, "SELECT id, address FROM patient WHERE address IS NOT NULL")
            .reduce(into: [:]) { found, stored in found[ID(stored.id)] = stored.row["address"] }
    }

    /// One patient; one who was erased has the name `(erased)` and nothing else.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient.
    package func patient(_ id: ID<Patient>) throws -> Patient {
        try patient(stored(.patient, id))
    }

    private func patient(_ stored: StoredRow) throws -> Patient {
        let row = stored.row
        var details = PatientDetails(name: try row["name"])
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
        details.language = row["language"]
        (details.address, details.travel) = (row["address"], row["travel"])
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
        return try db.query(sql, [patient])
            .map { (try $0[0], $0[1]) }
    }

    private static func said(_ names: [(kept: String, said: String?)]) -> [String: String]? {
        let said = names.compactMap { name in name.said.map { (name.kept, $0) } }
        return said.isEmpty ? nil : Dictionary(said, uniquingKeysWith: { $1 })
    }

    private func allergies(of patient: Int64) throws -> [RecordedAllergy] {
        let sql = "SELECT * FROM patientAllergy WHERE patient = ? ORDER BY substance"
        return try rows(.patientAllergy, sql, [patient]).map { stored in
            RecordedAllergy(
                try stored.row["substance"], said: try stored.row["said"],
                reaction: stored.row["reaction"])
        }
    }

    private func facts(of patient: Int64) throws -> [String: RecordedFact] {
        let sql = "SELECT * FROM patientFact WHERE patient = ?"
        return try rows(.patientFact, sql, [patient]).reduce(into: [:]) { facts, stored in
            facts[try stored.row["name"]] = RecordedFact(
                try stored.row["value"], day: try stored.optionalDay("day"),
                saidBy: stored.row["saidBy"])
        }
    }

    private func blocked(of patient: Int64) throws -> [ClosedRange<Day>] {
        let sql = "SELECT * FROM patientBlocked WHERE patient = ? ORDER BY firstDay, lastDay, id"
        return try rows(.patientBlocked, sql, [patient]).map { try $0.days("firstDay", "lastDay") }
    }
}

extension StoreWriting {
    /// Adds a patient with everything that is known of them.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addPatient(_ details: PatientDetails) throws -> Patient {
        let id = try insert(.patient, values(of: details))
        try writeLists(of: id, details)
        return try now.patient(ID(id))
    }

    /// Replaces all that is kept of a patient.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient, or they were erased.
    package func updatePatient(_ patient: Patient) throws {
        let id = patient.id.number
        try refuseErased(patient.id)
        let before = try now.patient(patient.id).details
        try update(.patient, id, values(of: patient.details))
        guard !sameLists(before, patient.details) else { return }
        try deleteLists(of: id)
        try writeLists(of: id, patient.details)
    }

    func values(of details: PatientDetails) -> Columns {
        [
            "name": details.name, "born": details.born?.description,
            "sex": details.sex?.rawValue, "heightCm": details.heightCm,
            "weightKg": details.weightKg, "smokes": details.smokes,
            "available": details.available.description, "prefers": details.prefers?.rawValue,
            "therapist": details.therapist?.number, "email": details.email,
            "phone": details.phone, "language": details.language,
            "address": details.address, "travel": details.travel,
        ]
    }

    private func sameLists(_ left: PatientDetails, _ right: PatientDetails) -> Bool {
        left.facts == right.facts && left.blocked == right.blocked
            && left.conditions == Set(right.conditions).sorted()
            && left.medicines == Set(right.medicines).sorted()
            && left.allergies == right.allergies
            && left.said[.condition] == right.said[.condition]
            && left.said[.medicine] == right.said[.medicine]
    }

    private func deleteLists(of id: Int64) throws {
        for table: ClinicTable in [
            .patientFact, .patientCondition, .patientMedicine, .patientAllergy, .patientBlocked,
        ] {
            try delete(table, of: id, where: "patient", is: id)
        }
    }

    private func writeLists(of id: Int64, _ details: PatientDetails) throws {
        for (name, fact) in details.facts.sorted(by: { $0.key < $1.key }) {
            try insert(
                .patientFact, of: id,
                [
                    "patient": id, "name": name, "value": fact.value,
                    "day": fact.day?.description, "saidBy": fact.saidBy,
                ])
        }
        for condition in Set(details.conditions).sorted() {
            try insert(
                .patientCondition, of: id,
                [
                    "patient": id, "condition": condition,
                    "said": details.said[.condition]?[condition],
                ])
        }
        for medicine in Set(details.medicines).sorted() {
            try insert(
                .patientMedicine, of: id,
                [
                    "patient": id, "medicine": medicine,
                    "said": details.said[.medicine]?[medicine],
                ])
        }
        for allergy in details.allergies.sorted() {
            try insert(
                .patientAllergy, of: id,
                [
                    "patient": id, "substance": allergy.substance, "said": allergy.said,
                    "reaction": allergy.reaction,
                ])
        }
        for days in details.blocked {
            try insert(
                .patientBlocked, of: id,
                [
                    "patient": id, "firstDay": days.lowerBound.description,
                    "lastDay": days.upperBound.description,
                ])
        }
    }
}
