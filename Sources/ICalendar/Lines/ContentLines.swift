import CivilTime

/// Writes content lines: escaped, folded, ended by CRLF (RFC 5545 section 3.1, RFC 6868).
///
/// A line is begun, put together from pieces that each end with a whole letter, and ended.
struct ContentLines {
    private(set) var bytes: [UInt8] = []
    /// Octets in the line that is being written, the blank of a fold included.
    private var column = 0

    /// Octets of a line without its CRLF.
    private static let limit = 75

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Gives the octets away and goes on with none.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func append(_ component: Component) {
        line("BEGIN:", component.name)
        for property in component.properties { append(property) }
        for inner in component.components { append(inner) }
        line("END:", component.name)
    }

    mutating func append(_ property: Property) {
        put(property.name)
        for parameter in property.parameters { append(parameter) }
        put(UInt8(ascii: ":"))
        put(unbroken: property.value)
        endLine()
    }

    private mutating func append(_ parameter: Property.Parameter) {
        put(UInt8(ascii: ";"))
        put(parameter.name)
        for (index, value) in parameter.values.enumerated() {
            put(index == 0 ? UInt8(ascii: "=") : UInt8(ascii: ","))
            put(parameter: value)
        }
    }

    /// A line of plain words that need neither escapes nor quotes; `head` ends with the colon.
    mutating func line(_ head: StaticString, _ value: String) {
        put(head)
        put(value)
        endLine()
    }

    /// A TEXT value; `head` ends with the colon.
    mutating func line(_ head: StaticString, text: String) {
        put(head)
        put(text: text)
        endLine()
    }

    mutating func endLine() {
        bytes.append(13)
        bytes.append(10)
        column = 0
    }

    // MARK: Pieces of a line

    mutating func put(_ octet: UInt8) {
        if column == Self.limit { fold() }
        bytes.append(octet)
        column += 1
    }

    mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { octets in
            if octets.count <= Self.limit - column {
                bytes.append(contentsOf: octets)
                column += octets.count
            } else {
                put(octets)
            }
        }
    }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    mutating func put(_ octets: [UInt8]) { octets.withUnsafeBufferPointer { put($0) } }

    /// `20261201T093000`.
    mutating func put(_ time: DateTime) {
        guard column + 15 <= Self.limit else { return put(Stamp.text(time)) }
        let (year, month, day) = time.day.components
        append(twoDigits: year / 100)
        append(twoDigits: year % 100)
        append(twoDigits: month)
        append(twoDigits: day)
        bytes.append(UInt8(ascii: "T"))
        append(twoDigits: time.secondOfDay / 3600)
        append(twoDigits: time.secondOfDay / 60 % 60)
        append(twoDigits: time.secondOfDay % 60)
        column += 15
    }

    private mutating func append(twoDigits number: Int) {
        bytes.append(UInt8(truncatingIfNeeded: 48 + number / 10))
        bytes.append(UInt8(truncatingIfNeeded: 48 + number % 10))
    }

    /// Cuts between letters: never before an octet 10xxxxxx.
    mutating func put(_ octets: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while octets.count - start > Self.limit - column {
            let room = Self.limit - column
            var end = start + room
            while end > start, octets[end] & 0xC0 == 0x80 { end -= 1 }
            // More such octets than a line holds are no letter.
            if end == start, room == Self.limit - 1 { end = start + room }
            append(octets, start..<end)
            fold()
            start = end
        }
        append(octets, start..<octets.count)
    }

    private mutating func append(_ octets: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: octets[range]))
        column += range.count
    }

    private mutating func fold() {
        bytes.append(13)
        bytes.append(10)
        bytes.append(32)
        column = 1
    }

    /// A value as it stands in a file, without line ends.
    private mutating func put(unbroken value: [UInt8]) {
        guard value.contains(where: { $0 == 10 || $0 == 13 }) else { return put(value) }
        put(value.filter { $0 != 10 && $0 != 13 })
    }

    /// A parameter's value: `^` escapes, in quotes when it holds `:`, `;` or `,`.
    private mutating func put(parameter value: String) {
        let clean = TextValue.clean(value, trims: false)
        let needsQuotes = clean.contains { ":;,".utf8.contains($0) }
        var result: [UInt8] = needsQuotes ? [UInt8(ascii: "\"")] : []
        for byte in clean {
            switch byte {
            case UInt8(ascii: "^"): result += "^^".utf8
            case UInt8(ascii: "\""): result += "^'".utf8
            case 10: result += "^n".utf8
            default: result.append(byte)
            }
        }
        if needsQuotes { result.append(UInt8(ascii: "\"")) }
        put(result)
    }
}

// MARK: TEXT

extension ContentLines {
    /// A TEXT value, escaped (RFC 5545 section 3.3.11).
    mutating func put(text: String) {
        var text = text
        let isClean = text.withUTF8 { TextScan.isClean($0) }
        guard isClean else { return put(TextValue.escaped(text)) }
        text.withUTF8 { put(escaping: $0) }
    }

    private mutating func put(_ octets: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        put(UnsafeBufferPointer(rebasing: octets[range]))
    }

    private mutating func put(escaping octets: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if TextScan.needsEscape(octet) {
                if start < index { put(octets, start..<index) }
                start = index + 1
                put(UInt8(ascii: "\\"))
                put(octet == 10 ? UInt8(ascii: "n") : octet)
            }
            index += 1
        }
        if start < octets.count { put(octets, start..<octets.count) }
    }
}

/// Looks for what a TEXT may not hold as it is.
private enum TextScan {
    static func needsEscape(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: "\\") || octet == UInt8(ascii: ";") || octet == UInt8(ascii: ",")
            || octet == 10
    }

    /// Whether `TextValue.clean` would change nothing but escapes.
    static func isClean(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        guard octets.count > 0 else { return true }
        guard octets[0] > 32, octets[octets.count - 1] > 32 else { return false }
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if octet < 32 {
                if octet != 10, octet != 9 { return false }
            } else if octet >= 0x7F, isOdd(octets, index) {
                return false
            }
            index += 1
        }
        return true
    }

    /// DEL, U+0080 to U+009F, U+2028, U+2029 and U+FEFF begin here.
    private static func isOdd(_ octets: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch octets[index] {
        case 0x7F: true
        case 0xC2: octets[index + 1] < 0xA0
        case 0xE2: octets[index + 1] == 0x80 && octets[index + 2] & 0xFE == 0xA8
        case 0xEF: octets[index + 1] == 0xBB && octets[index + 2] == 0xBF
        default: false
        }
    }
}
