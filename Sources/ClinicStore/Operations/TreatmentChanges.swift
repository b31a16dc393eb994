import CivilTime
package import Planner

extension StoreWriting {
    /// Whose treatment this transaction has changed so far.
    package var treated: Set<ID<Patient>> {
        Set(
            touched.rows.filter { $0.key.table.roles.contains(.treatment) }
                .compactMap { $0.value.patient.map { ID($0) } })
    }

    /// What this transaction has done so far to a patient's treatment, in order of tables and numbers.
    ///
    /// - Throws: `StoreError.unreadable` for a value that means nothing; another `StoreError` where the file
    ///   cannot be read.
    package func treatmentChanges(of patient: ID<Patient>) throws -> [TreatmentChange] {
        let keys = touched.rows.keys.sorted().filter {
            $0.table.roles.contains(.treatment)
                && touched.rows[$0]?.patient == patient.number
        }
        return try keys.compactMap { key in
            let before = touched.rows[key]?.before
            let after = try touched.image(key, db)
            guard before != after else { return nil }
            return try change(key, before?.told, after?.told)
        }
    }

    private func change(
        _ key: RowKey, _ before: ToldRow?, _ after: ToldRow?
    ) throws -> TreatmentChange {
        let row = TracedRow(key)
        switch key.table {
        case .session:
            return .session(
                before: try before.map(row.session), after: try after.map(row.session))
        case .plan:
            return .plan(before: try before.map(row.plan), after: try after.map(row.plan))
        case .routine:
            return .routine(
                before: try before.map(row.routine), after: try after.map(row.routine))
        case .plannedMedicine:
            return .medicine(
                before: try before.map(row.medicine), after: try after.map(row.medicine))
        case .milestone:
            let told = after ?? before ?? [:]
            return .milestone(kind: try row.word("kind", told), isGone: after == nil)
        default: return .course(isGone: after == nil)
        }
    }
}

/// Reads what a stop of the treatment asks of a row's image.
private struct TracedRow {
    private let key: RowKey

    init(_ key: RowKey) { self.key = key }

    func session(_ row: ToldRow) throws -> TreatmentChange.SessionTrace {
        let place = ["startMinute", "endMinute", "therapist", "room"].map {
            row.number($0) ?? 0
        }
        let rules = (row.text("despite") ?? "").split(separator: ",").map(String.init)
        return TreatmentChange.SessionTrace(
            kind: try word("kind", row), status: try word("status", row), place: place,
            standsWhileStopped: rules.contains(SessionException.stopped))
    }

    func plan(_ row: ToldRow) throws -> TreatmentChange.PlanTrace {
        TreatmentChange.PlanTrace(
            status: try word("status", row),
            days: ["firstDay", "lastDay"].map { row.text($0) ?? "" })
    }

    func routine(_ row: ToldRow) throws -> TreatmentChange.RoutineTrace {
        TreatmentChange.RoutineTrace(
            first: try day("firstDay", row), last: try day("lastDay", row),
            isProposed: row["isProposed"].flatMap { Bool(stored: $0) } ?? false)
    }

    func medicine(_ row: ToldRow) throws -> TreatmentChange.MedicineTrace {
        let order = row.filter { $0.key != "status" }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value)" }
        return TreatmentChange.MedicineTrace(status: try word("status", row), order: order)
    }

    func word<Word: RawRepresentable<String>>(_ column: String, _ row: ToldRow) throws -> Word {
        guard let word = row.text(column).flatMap(Word.init) else { throw unreadable(column) }
        return word
    }

    private func day(_ column: String, _ row: ToldRow) throws -> Day {
        guard let day = row.day(column) else { throw unreadable(column) }
        return day
    }

    private func unreadable(_ column: String) -> StoreError {
        .unreadable(field: "\(key.table.name).\(column)", row: key.id)
    }
}
