import Digest

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

    /// Every column that is told, the personal ones too.
    var told: ToldRow {
        [open, personal].compactMap { $0.flatMap(ImageParsing.row) }
            .reduce(into: [:]) { row, part in row.merge(part) { first, _ in first } }
    }
}

/// How the rows of a table are told: in which order their columns come, and which of them are personal.
struct ImageLayout {
    private struct Column {
        let index: Int
        /// The name as JSON and a colon.
        let head: String
        let isElsewhere: Bool
        let isPersonal: Bool
        let isLater: Bool
    }

    private let columns: [Column]

    /// `names` are those of all columns, in their order in the row.
    init(_ names: [String], of table: ClinicTable) {
        columns = names.enumerated().sorted { $0.element < $1.element }.map { index, name in
            let kind = table.kind(of: name)
            return Column(
                index: index, head: jsonString(name) + ":", isElsewhere: kind == .elsewhere,
                isPersonal: kind.isPersonal, isLater: table.isLater(name))
        }
    }

    func image(_ row: FoundRow) -> RowImage {
        var open = "{"
        var personal = "{"
        for column in columns {
            let value: StoredValue = column.isElsewhere ? .null : row.values[column.index]
            if value.isNull, column.isLater { continue }
            column.isPersonal
                ? Self.add(value, column.head, to: &personal)
                : Self.add(value, column.head, to: &open)
        }
        return RowImage(open: open + "}", personal: personal == "{" ? nil : personal + "}")
    }

    private static func add(_ value: StoredValue, _ head: String, to image: inout String) {
        if image != "{" { image += "," }
        image += head
        switch value {
        case .null: image += "null"
        case .integer(let number): image += String(number)
        case .real(let number): image += "\(number)"
        case .text(let text): image += jsonString(text)
        }
    }
}

/// A JSON string with its quotes; everything but controls, quotes and backslashes as it is.
func jsonString(_ text: String) -> String {
    let quote = UInt8(ascii: "\"")
    let backslash = UInt8(ascii: "\\")
    // Nearly every text can stand as it is.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != quote && $0 != backslash }) {
        return "\"\(text)\""
    }
    var bytes = [quote]
    bytes.reserveCapacity(text.utf8.count * 5 / 4)
    for byte in text.utf8 {
        if byte < 0x20 {
            bytes += "\\u00\(hexadecimal([byte]))".utf8
            continue
        }
        if byte == quote || byte == backslash { bytes.append(backslash) }
        bytes.append(byte)
    }
    bytes.append(quote)
    return String(decoding: bytes, as: UTF8.self)
}
