import GRDB

/// A row of a table, told apart from all others.
struct RowKey: Hashable, Comparable {
    let table: String
    let id: Int64

    static func < (left: RowKey, right: RowKey) -> Bool {
        (left.table, left.id) < (right.table, right.id)
    }
}

/// A row as JSON with sorted keys, what is personal in it apart from the rest.
struct RowImage: Equatable {
    let open: String
    /// `nil` where the table holds nothing personal.
    let personal: String?

    /// `nil` when there is no such row.
    init?(_ db: Database, _ key: RowKey) throws {
        let statement = try db.cachedStatement(sql: "SELECT * FROM \(key.table) WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [key.id]) else { return nil }
        self.init(row, table: key.table)
    }

    init(_ row: Row, table: String) {
        let later = Schema.laterColumns(of: table)
        let columns = row.columnNames.sorted().map { name in
            // What calendars have seen is no part of what was done here.
            let isSeen = table == "session" && name == "exported"
            return (name: name, value: isSeen ? DatabaseValue.null : row[name] as DatabaseValue)
        }
        .filter { !$0.value.isNull || !later.contains($0.name) }
        let isPersonal = Self.personalColumns(of: table)
        open = Self.json(columns.filter { !isPersonal($0.name) })
        let personal = columns.filter { isPersonal($0.name) }
        self.personal = personal.isEmpty ? nil : Self.json(personal)
    }

    /// Every column that is told, the personal ones too.
    var told: ToldRow {
        [open, personal].compactMap { $0 }.reduce(into: [:]) { row, part in
            let rows = ImageParsing.rows("{\"image\":{\"0\":\(part)}}") ?? [:]
            for case let columns? in rows.values { row.merge(columns) { first, _ in first } }
        }
    }

    /// Whether rows of a table hold something that is erased with the patient.
    static func holdsPersonal(_ table: String) -> Bool {
        ["name", "title", "reason", "wishes"].contains(where: personalColumns(of: table))
    }

    /// Which columns are erased with the patient.
    private static func personalColumns(of table: String) -> (String) -> Bool {
        switch table {
        case "patient", "patientFact", "patientCondition", "patientMedicine", "patientAllergy",
            "patientBlocked",
            "routine", "milestone", "plannedMedicine", "reason", "assessment", "screening",
            "screeningFlag", "planFinding", "outcome", "patientBusy":
            { $0 != "id" }
        case "plan": { ["wishes", "dischargeReason", "summary"].contains($0) }
        case "session": { ["title", "note", "despiteReason"].contains($0) }
        case "pause": { $0 == "reason" }
        case "sessionTask": { $0 == "title" }
        default: { _ in false }
        }
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
