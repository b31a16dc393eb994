import Planner

/// What one entry of history did to one row, the open and the personal part together.
struct ChangedRow {
    let key: RowKey
    /// Whose row it is; `nil` also where nothing in it is personal.
    let patient: Int64?
    /// `nil` when the row was not there before, or after.
    let before: ToldRow?
    let after: ToldRow?
    /// A part of it was erased with its patient.
    let isErased: Bool

    /// Plans that it is a part of, before or after.
    var plans: [Int64] {
        key.table == .plan ? [key.id] : [before, after].compactMap { $0?.number("plan") }
    }
}

extension HistoryEntry {
    /// All rows that it changed, in order of tables and numbers.
    func changedRows() throws -> [ChangedRow] {
        let (before, after) = (try told(self.before), try told(self.after))
        var personal: [RowKey: (patient: Int64, before: ToldRow?, after: ToldRow?)] = [:]
        for part in patients {
            guard let images = part.before, let others = part.after else { continue }
            let (old, new) = (try told(images), try told(others))
            for key in Set(old.keys).union(new.keys) {
                personal[key] = (part.patient.number, old[key] ?? nil, new[key] ?? nil)
            }
        }
        let isErased = patients.contains { $0.before == nil }
        return Set(before.keys).union(after.keys).sorted().map { key in
            let own = personal[key]
            return ChangedRow(
                key: key, patient: own?.patient,
                before: Self.merged(before[key] ?? nil, own?.before),
                after: Self.merged(after[key] ?? nil, own?.after),
                isErased: isErased && own == nil && key.table.holdsPersonal)
        }
    }

    private static func merged(_ open: ToldRow?, _ personal: ToldRow?) -> ToldRow? {
        guard open != nil || personal != nil else { return nil }
        return (open ?? [:]).merging(personal ?? [:]) { first, _ in first }
    }

    private func told(_ text: String) throws -> [RowKey: ToldRow?] {
        guard let rows = ImageParsing.rows(text) else {
            throw StoreError.unreadable(field: "history.after", row: number)
        }
        return rows
    }
}
