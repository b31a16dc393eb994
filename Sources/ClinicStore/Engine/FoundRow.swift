/// A row that was found. Columns go by their name or by their place in the question.
struct FoundRow {
    let columns: [String]
    let values: [StoredValue]

    /// A column that was asked for and that the schema never leaves empty.
    subscript<Value: Storable>(column: String) -> Value { Self.required(self[column], column) }

    /// `nil` where it is empty or of another kind.
    subscript<Value: Storable>(column: String) -> Value? {
        columns.firstIndex(of: column).flatMap { Value(stored: values[$0]) }
    }

    subscript<Value: Storable>(place: Int) -> Value {
        Self.required(self[place], columns[place])
    }

    subscript<Value: Storable>(place: Int) -> Value? { Value(stored: values[place]) }

    /// Whether something stands in a column.
    func has(_ column: String) -> Bool { (self[column] as StoredValue?)?.isNull == false }

    private static func required<Value>(_ value: Value?, _ column: String) -> Value {
        guard let value else { preconditionFailure("no value in '\(column)'") }
        return value
    }
}
