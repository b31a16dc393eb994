extension ClinicTable {
    /// Of each table its columns that refer to rows of another one.
    static let references: [ClinicTable: [(column: String, table: ClinicTable)]] =
        all.reduce(into: [:]) { references, table in
            let later = table.later.map { "\($0.name) \($0.definition)" }
            let made = table.looser.reduce(table.made) { $0.replacing($1.old, with: $1.new) }
            references[table] = referring(
                in: made.split(separator: "\n").map(String.init) + later)
        }

    /// `plan INTEGER REFERENCES plan (id)` refers from the one to the other; a long one goes on in the next line.
    private static func referring(in lines: [String]) -> [(column: String, table: ClinicTable)] {
        var column = ""
        return lines.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            if let first = words.first, first != "REFERENCES" { column = first }
            guard let mark = words.firstIndex(of: "REFERENCES"), mark + 1 < words.count else {
                return nil
            }
            return named[words[mark + 1]].map { (column, $0) }
        }
    }
}
