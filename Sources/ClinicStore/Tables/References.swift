extension ClinicTable {
    /// Of each table that history tells, its columns that refer to rows of another one.
    static let references: [ClinicTable: [(column: String, table: ClinicTable)]] =
        told.reduce(into: [:]) { references, table in
            let made = table.made.split(separator: "\n").map(String.init)
            let later = table.later.map { "\($0.name) \($0.definition)" }
            references[table] = (made + later).compactMap(reference)
        }

    /// `plan INTEGER REFERENCES plan (id)` refers from the one to the other.
    private static func reference(_ line: String) -> (column: String, table: ClinicTable)? {
        let words = line.split(separator: " ").map(String.init)
        guard let mark = words.firstIndex(of: "REFERENCES"), mark + 1 < words.count else {
            return nil
        }
        return named[words[mark + 1]].map { (words[0], $0) }
    }
}
