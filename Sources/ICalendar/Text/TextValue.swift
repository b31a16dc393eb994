/// The value type TEXT (RFC 5545 section 3.3.11).
enum TextValue {
    /// A text as a value, escaped and without blanks at its ends.
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

    /// A value as a text. A backslash before any other letter stands for that letter.
    static func unescaped(_ value: ArraySlice<UInt8>) -> String {
        guard value.contains(UInt8(ascii: "\\")) else { return decoded(value) }
        var result: [UInt8] = []
        result.reserveCapacity(value.count)
        var isEscaped = false
        for byte in value {
            if isEscaped {
                result.append(byte | 0x20 == UInt8(ascii: "n") ? 10 : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return decoded(result[...])
    }

    /// Parts a list at the separators that have no backslash before them.
    static func split(_ value: [UInt8], at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        var isEscaped = false
        for (index, byte) in value.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == separator {
                parts.append(value[start..<index])
                start = index + 1
            }
        }
        return parts + [value[start...]]
    }

    /// Reads UTF-8. Bytes that are not UTF-8 are taken as Latin-1, so that nothing is lost.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        return text
    }

    /// A text with LF for its newlines, and without other controls, U+0085, U+2028, U+2029 and U+FEFF.
    static func clean(_ text: String, trims: Bool = true) -> ArraySlice<UInt8> {
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
        return trims ? trimmed(result[...]) : result[...]
    }

    /// Without blanks and newlines at its ends.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 }
        let start = bytes.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return [] }
        return start[...last]
    }
}
