/// A value written on one line in YAML's flow style.
indirect enum FlowValue {
    case text(String)
    case list([FlowValue])
    case map([(key: String, value: FlowValue)])
}

/// Reads `- {id: ramipril, name: Ramipril, words: [acei_or_arb]}`: YAML, but one entry a line, which is read
/// in a thousandth of the time that a whole YAML reader needs for as many names.
struct FlowLine {
    /// What is wrong, and in which column, from 1.
    struct Problem: Error {
        let column: Int
        let problem: String
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var depth = 0

    init(_ line: ArraySlice<UInt8>) {
        bytes = line
        position = line.startIndex
    }

    /// The map behind `- `.
    static func entry(
        _ line: ArraySlice<UInt8>
    ) throws(Problem) -> [(key: String, value: FlowValue)] {
        var reader = FlowLine(line)
        reader.skipSpaces()
        guard reader.take("-") else { throw reader.problem("An entry begins with '- {'.") }
        reader.skipSpaces()
        guard case .map(let map) = try reader.value() else {
            throw reader.problem("An entry is a map on one line, like '- {id: ramipril, …}'.")
        }
        reader.skipSpaces()
        guard reader.position == line.endIndex || reader.peek == UInt8(ascii: "#") else {
            throw reader.problem("Something stands behind the entry.")
        }
        return map
    }

    private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private func problem(_ text: String) -> Problem {
        Problem(column: position - bytes.startIndex + 1, problem: text)
    }

    private mutating func skipSpaces() {
        while peek == UInt8(ascii: " ") { position += 1 }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard let peek, peek == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(Problem) -> FlowValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 6 else { throw problem("The entry is nested too deeply.") }
        switch peek {
        case UInt8(ascii: "{"): return .map(try map())
        case UInt8(ascii: "["): return .list(try list())
        default: return .text(try scalar())
        }
    }

    private mutating func map() throws(Problem) -> [(key: String, value: FlowValue)] {
        position += 1
        var pairs: [(key: String, value: FlowValue)] = []
        while true {
            skipSpaces()
            if take("}") { return pairs }
            let start = self
            let key = try scalar()
            guard take(":") else { throw problem("A ':' is missing after '\(key)'.") }
            guard !pairs.contains(where: { $0.key == key }) else {
                throw start.problem("'\(key)' stands twice in one map.")
            }
            skipSpaces()
            pairs.append((key, try value()))
            skipSpaces()
            if take("}") { return pairs }
            guard take(",") else { throw problem("A ',' or '}' is missing.") }
        }
    }

    private mutating func list() throws(Problem) -> [FlowValue] {
        position += 1
        var items: [FlowValue] = []
        while true {
            skipSpaces()
            if take("]") { return items }
            items.append(try value())
            skipSpaces()
            if take("]") { return items }
            guard take(",") else { throw problem("A ',' or ']' is missing.") }
        }
    }

    private mutating func scalar() throws(Problem) -> String {
        if take("\"") { return try quoted() }
        let start = position
        while let byte = peek, !Self.ends(byte, before: position + 1, bytes) { position += 1 }
        var end = position
        while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        guard end > start else { throw problem("A value is missing.") }
        guard !Self.signs.contains(bytes[start]) else {
            throw Problem(
                column: start - bytes.startIndex + 1,
                problem: "A text that begins with a sign stands in \"quotes\".")
        }
        return try text(bytes[start..<end])
    }

    private mutating func quoted() throws(Problem) -> String {
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try self.text(text[...])
            case UInt8(ascii: "\\"):
                guard let next = peek, [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains(next)
                else { throw problem("A backslash stands before a quote or a backslash only.") }
                position += 1
                text.append(next)
            default: text.append(byte)
            }
        }
        throw problem("A quote is not closed.")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("This is not UTF-8 text.")
        }
        return text
    }

    private static let signs = Set("'&*!|>%@`#-?".utf8)

    /// A plain text ends at a bracket, a comma, or a colon with a space behind it.
    private static func ends(_ byte: UInt8, before next: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "{"):
            true
        case UInt8(ascii: ":"): next >= bytes.endIndex || bytes[next] == UInt8(ascii: " ")
        default: false
        }
    }
}
