/// Writes content lines: escaped, folded, ended by CRLF (RFC 5545 section 3.1).
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    /// Octets of a line without its CRLF, the blank of a folded line included.
    private static let limit = 75

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func append(_ property: Property) {
        var line: [UInt8] = []
        line.reserveCapacity(property.value.count + 40)
        line += property.name.utf8
        for parameter in property.parameters {
            line.append(UInt8(ascii: ";"))
            line += parameter.name.utf8
            line.append(UInt8(ascii: "="))
            Self.quote(parameter.value, into: &line)
        }
        line.append(UInt8(ascii: ":"))
        line += property.value
        fold(line)
    }

    /// Cuts between code points: never before an octet 10xxxxxx.
    private mutating func fold(_ line: [UInt8]) {
        var start = 0
        var room = Self.limit
        while line.count - start > room {
            var end = start + room
            while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes += line[start..<end]
            bytes += [13, 10, 32]
            start = end
            room = Self.limit - 1
        }
        bytes += line[start...]
        bytes += [13, 10]
    }

    /// A parameter's value: `^` escapes of RFC 6868, in quotes when it holds `:`, `;` or `,`.
    private static func quote(_ value: String, into line: inout [UInt8]) {
        let clean = TextValue.clean(value)
        let needsQuotes = clean.contains { ":;,".utf8.contains($0) }
        if needsQuotes { line.append(UInt8(ascii: "\"")) }
        for byte in clean {
            switch byte {
            case UInt8(ascii: "^"): line += "^^".utf8
            case UInt8(ascii: "\""): line += "^'".utf8
            case 10: line += "^n".utf8
            default: line.append(byte)
            }
        }
        if needsQuotes { line.append(UInt8(ascii: "\"")) }
    }
}

/// The value type TEXT (RFC 5545 section 3.3.11).
enum TextValue {
    /// Escaped in one pass, without blanks at the ends.
    static func escaped(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in clean(text) {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                result.append(UInt8(ascii: "\\"))
                result.append(byte)
            case 10: result += "\\n".utf8
            default: result.append(byte)
            }
        }
        return result
    }

    /// Newlines as LF; other controls, U+0085, U+2028, U+2029 and U+FEFF left out, ends trimmed.
    static func clean(_ text: String) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar.value == 13 }
            switch scalar.value {
            case 10 where afterReturn: continue
            case 10, 13: result.append(10)
            case 9: result.append(9)
            case 0..<32, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF: continue
            default: result += String(scalar).utf8
            }
        }
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 }
        let trimmed = result.drop(while: isBlank)
        guard let last = trimmed.lastIndex(where: { !isBlank($0) }) else { return [] }
        return trimmed[...last]
    }
}
