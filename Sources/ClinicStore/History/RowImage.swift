import GRDB

/// A row of a table, told apart from all others.
struct RowKey: Hashable, Comparable {
    let table: ClinicTable
    let id: Int64

    static func < (left: RowKey, right: RowKey) -> Bool {
        (left.table.name, left.id) < (right.table.name, right.id)
    }
}

/// A row as JSON with sorted keys, what is personal in it apart from the rest.
struct RowImage: Equatable {
    let open: String
    /// `nil` where the table holds nothing personal.
    let personal: String?

    /// `nil` when there is no such row.
    init?(_ db: Database, _ key: RowKey) throws {
        let statement = try db.cachedStatement(sql: "SELECT * FROM \(key.table.name) WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [key.id]) else { return nil }
        self.init(row, of: key.table)
    }

    init(_ row: Row, of table: ClinicTable) {
        var open: [(name: String, value: DatabaseValue)] = []
        var personal: [(name: String, value: DatabaseValue)] = []
        for name in row.columnNames.sorted() {
            let kind = table.kind(of: name)
            let value: DatabaseValue = kind == .elsewhere ? .null : row[name]
            if value.isNull, table.isLater(name) { continue }
            if kind.isPersonal {
                personal.append((name, value))
            } else {
                open.append((name, value))
            }
        }
        self.open = Self.json(open)
        self.personal = personal.isEmpty ? nil : Self.json(personal)
    }

    /// Every column that is told, the personal ones too.
    var told: ToldRow {
        [open, personal].compactMap { $0.flatMap(ImageParsing.row) }
            .reduce(into: [:]) { row, part in row.merge(part) { first, _ in first } }
    }

    private static func json(_ columns: [(name: String, value: DatabaseValue)]) -> String {
        let members = columns.map { "\(jsonString($0.name)):\(jsonValue($0.value))" }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func jsonValue(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "null"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): jsonString(text)
        case .blob(let data): jsonString(data.map { "\($0)" }.joined(separator: " "))
        }
    }
}

/// A JSON string with its quotes; everything but controls, quotes and backslashes as it is.
func jsonString(_ text: String) -> String {
    // Nearly every text can stand as it is.
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != quote && $0 != backslash }) {
        return "\"\(text)\""
    }
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\u{0}"..<" ": result += "\\u00" + hexadecimal([UInt8(scalar.value)])
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
