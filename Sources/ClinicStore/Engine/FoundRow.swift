import Planner

/// A row that was found. Columns go by their name or by their place in the question.
struct FoundRow {
    let columns: [String]
    let values: [StoredValue]

    /// A column that the schema never leaves empty.
    ///
    /// - Throws: `StoreError.unreadable` where it is, or holds something of another kind.
    subscript<Value: Storable>(column: String) -> Value {
        get throws { try required(self[column], column) }
    }

    /// `nil` where it is empty or of another kind.
    subscript<Value: Storable>(column: String) -> Value? {
        columns.firstIndex(of: column).flatMap { Value(stored: values[$0]) }
    }

    subscript<Value: Storable>(place: Int) -> Value {
        get throws { try required(self[place], columns[place]) }
    }

    subscript<Value: Storable>(place: Int) -> Value? { Value(stored: values[place]) }

    /// Whether something stands in a column.
    func has(_ column: String) -> Bool { (self[column] as StoredValue?)?.isNull == false }

    /// With texts that an older version or another program wrote as they would be kept now: without controls, and of one
    /// line where only one is meant.
    var plain: FoundRow {
        FoundRow(
            columns: columns,
            values: zip(columns, values).map { column, value in
                guard case .text(let text) = value, text.holdsCommand() else { return value }
                return .text(Self.manyLined.contains(column) ? text.plainLines : text.plainLine)
            })
    }

    /// Columns whose texts may have several lines.
    private static let manyLined: Set = [
        "note", "summary", "limits", "adds", "drops", "facts", "detail",
    ]

    private func required<Value>(_ value: Value?, _ column: String) throws -> Value {
        guard let value else { throw StoreError.unreadable(field: column, row: self["id"] ?? 0) }
        return value
    }
}
