import CivilTime
import GRDB
package import Planner

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
        let isErased = try now.isErased(patient.id)
        guard !isErased else { throw StoreError.notFound(what: "patient \(patient.id)") }
        let before = try now.patient(patient.id).details
        try update(.patient, id, values(of: patient.details))
        guard !sameLists(before, patient.details) else { return }
        try deleteLists(of: id)
        try writeLists(of: id, patient.details)
    }

    /// Removes the person everywhere, in the history too, and keeps the bookings without a name.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient, or they were erased before.
    package func erasePatient(_ patient: ID<Patient>) throws {
        let id = patient.number
        let isErased = try now.isErased(patient)
        guard !isErased else { throw StoreError.notFound(what: "patient \(patient)") }
        try update(.patient, id, values(of: PatientDetails(name: "(erased)")))
        try update(.patient, id, ["erasedAt": change.at.minute])
        for table in ClinicTable.all where table != .patient && !table.goes {
            try empty(table, of: id)
        }
        try deleteParts(of: .patient, id, of: id, where: \.goes)
        try forgetPublished(of: patient)
        touched.erased.append(id)
    }

    /// Takes what is personal out of a patient's rows, and what refers to rows that go.
    private func empty(_ table: ClinicTable, of patient: Int64) throws {
        guard let condition = table.rows(of: .patient), !table.kinds.isEmpty else { return }
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM \(table.name) WHERE \(condition) ORDER BY id",
            arguments: [patient])
        for row in rows {
            let values = table.kinds.reduce(into: ToldRow()) { values, column in
                switch column.value {
                case .personal, .reference: values[column.key] = .null
                case .covered(let other): values[column.key] = row[other] as DatabaseValue
                case .open, .elsewhere: break
                }
            }
            try update(RowKey(table: table, id: row["id"]), of: patient, values)
        }
    }

    private func values(of details: PatientDetails) -> Values {
        [
            "name": details.name, "born": details.born?.description,
            "sex": details.sex?.rawValue, "heightCm": details.heightCm,
            "weightKg": details.weightKg, "smokes": details.smokes,
            "available": details.available.description, "prefers": details.prefers?.rawValue,
            "therapist": details.therapist?.number, "email": details.email,
            "phone": details.phone,
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
