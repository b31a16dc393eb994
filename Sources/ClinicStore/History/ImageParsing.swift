/// A row of which history tells every column.
typealias ToldRow = [String: StoredValue]

/// Reads the images that history keeps: `{"table":{"row":{"column":value}}}`.
///
/// Only what `RowImage` writes is read: numbers, texts and `null`; anything else ends the reading with `nil`.
struct ImageParsing {
    private let bytes: [UInt8]
    private var at = 0

    /// One row's image.
    static func row(_ text: String) -> ToldRow? {
        var parsing = ImageParsing(bytes: Array(text.utf8))
        return parsing.row() ?? nil
    }

    /// `nil` stands for a row that was not there.
    static func rows(_ text: String) -> [RowKey: ToldRow?]? {
        var parsing = ImageParsing(bytes: Array(text.utf8))
        var rows: [RowKey: ToldRow?] = [:]
        let isRead = parsing.members { name, parsing in
            guard let table = ClinicTable.named[name] else { return false }
            return parsing.members { number, parsing in
                guard let id = Int64(number), let row = parsing.row() else { return false }
                rows[RowKey(table: table, id: id)] = row
                return true
            }
        }
        return isRead && parsing.at == parsing.bytes.count ? rows : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The outer `nil` is a failure, the inner one `null`.
    private mutating func row() -> ToldRow?? {
        if take("null") { return .some(nil) }
        var row: ToldRow = [:]
        let isRead = members { column, parsing in
            guard let value = parsing.value() else { return false }
            row[column] = value
            return true
        }
        return isRead ? .some(row) : nil
    }

    private mutating func members(_ each: (String, inout ImageParsing) -> Bool) -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard let key = string(), take(":"), each(key, &self) else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func value() -> StoredValue? {
        if take("null") { return .null }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return string()?.stored }
        let start = at
        while at < bytes.count, !",}".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        return Int64(text)?.stored ?? Double(text)?.stored
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                guard let byte = escaped() else { return nil }
                text.append(byte)
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        return take("\"") ? String(decoding: text, as: UTF8.self) : nil
    }

    /// A quote, a backslash, or `\u00` and two digits of a control character.
    private mutating func escaped() -> UInt8? {
        guard at + 1 < bytes.count else { return nil }
        let mark = bytes[at + 1]
        guard mark == UInt8(ascii: "u") else {
            at += 2
            return mark
        }
        guard at + 5 < bytes.count else { return nil }
        let digits = String(decoding: bytes[(at + 4)...(at + 5)], as: UTF8.self)
        at += 6
        return UInt8(digits, radix: 16)
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let word = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard at + word.count <= bytes.count, bytes[at..<at + word.count].elementsEqual(word)
        else { return false }
        at += word.count
        return true
    }
}
