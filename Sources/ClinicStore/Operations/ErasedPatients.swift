import CivilTime
package import Planner

extension StoreReading {
    /// Whether a patient was erased.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient.
    package func isErased(_ id: ID<Patient>) throws -> Bool {
        try stored(.patient, id).row.has("erasedAt")
    }
}

extension StoreWriting {
    func refuseErased(_ patient: ID<Patient>) throws {
        let isErased = try now.isErased(patient)
        guard !isErased else { throw StoreError.notFound(what: "patient \(patient)") }
    }

    /// Removes the person everywhere, in the history too, and keeps the bookings without a name.
    ///
    /// - Throws: `StoreError.notFound` where there is no such patient, or they were erased before.
    package func erasePatient(_ patient: ID<Patient>) throws {
        let id = patient.number
        try refuseErased(patient)
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
        let rows = try db.query(
            "SELECT * FROM \(table.name) WHERE \(condition) ORDER BY id",
            [patient])
        for row in rows {
            let values = try table.kinds.reduce(into: ToldRow()) { values, column in
                switch column.value {
                case .personal, .reference: values[column.key] = .null
                case .covered(let other): values[column.key] = try row[other] as StoredValue
                case .open, .elsewhere: break
                }
            }
            try update(RowKey(table: table, id: row["id"]), of: patient, values)
        }
    }
}
