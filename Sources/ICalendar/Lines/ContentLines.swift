import CivilTime

/// Writes content lines: escaped, folded, ended by CRLF (RFC 5545 section 3.1, RFC 6868).
///
/// A line is begun, put together from pieces that each end with a whole letter, and ended.
struct ContentLines {
    private var buffer = OctetBuffer()
    /// Octets in the line that is being written, the blank of a fold included.
    private var column = 0

    /// Octets of a line without its CRLF.
    private static let limit = 75

    /// Octets written so far.
    var count: Int { buffer.count }
    var bytes: [UInt8] { buffer.octets }

    mutating func reserve(_ count: Int) { buffer.reserve(count) }

    /// Forgets what was written; the next line is the first.
    mutating func removeAll() { buffer.removeAll() }

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

    /// A whole line of ASCII, no longer than 75 octets.
    mutating func line(_ whole: StaticString) {
        whole.withUTF8Buffer { buffer.append($0) }
        endLine()
    }

    mutating func endLine() {
        buffer.append(13, 10)
        column = 0
    }

    // MARK: Pieces of a line

    mutating func put(_ octet: UInt8) {
        if column == Self.limit { fold() }
        buffer.append(octet)
        column += 1
    }

    mutating func put(_ text: StaticString) {
        text.withUTF8Buffer { octets in
            if octets.count <= Self.limit - column {
                buffer.append(octets)
                column += octets.count
            } else {
                put(octets)
            }
        }
    }

    mutating func put(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ put($0) }) == nil { put(Array(text.utf8)) }
    }

    mutating func put(_ octets: [UInt8]) { octets.withUnsafeBufferPointer { put($0) } }

    /// `20261201T093000`.
    mutating func put(_ time: DateTime) {
        guard column + 15 <= Self.limit else { return put(Stamp.text(time)) }
        buffer.append(time)
        column += 15
    }

    /// Folds between letters, never before an octet 10xxxxxx.
    mutating func put(_ octets: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while octets.count - start > Self.limit - column {
            let room = Self.limit - column
            var end = start + room
            while end > start, octets[end] & 0xC0 == 0x80 { end -= 1 }
            // If there are more such octets than a line holds, they are no letter.
            if end == start, room == Self.limit - 1 { end = start + room }
            append(octets, start..<end)
            fold()
            start = end
        }
        append(octets, start..<octets.count)
    }

    private mutating func append(_ octets: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        buffer.append(UnsafeBufferPointer(rebasing: octets[range]))
        column += range.count
    }

    private mutating func fold() {
        buffer.append(13, 10)
        buffer.append(32)
        column = 1
    }

    /// Puts a value as it stands in a file, without the line ends in it.
    private mutating func put(unbroken value: [UInt8]) {
        guard value.contains(where: { $0 == 10 || $0 == 13 }) else { return put(value) }
        put(value.filter { $0 != 10 && $0 != 13 })
    }

    /// Puts the value of a parameter: with `^` escapes, and in quotes if it holds `:`, `;` or `,`.
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
        let (count, column) = (buffer.count, column)
        let isDone = text.utf8.withContiguousStorageIfAvailable { put(escaping: $0) }
        guard isDone != true else { return }
        // Something in it must be left out, which takes more care.
        buffer.remove(after: count)
        self.column = column
        put(TextValue.escaped(text))
    }

    /// False when the text holds what `TextValue.clean` takes out.
    private mutating func put(escaping octets: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = octets.first, let last = octets.last else { return true }
        guard first > 32, last > 32 else { return false }
        var start = 0
        var index = 0
        while true {
            index = TextScan.special(octets, from: index)
            guard index < octets.count else { break }
            switch octets[index] {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), 10:
                if start < index { put(octets, start..<index) }
                start = index + 1
                put(UInt8(ascii: "\\"))
                put(octets[index] == 10 ? UInt8(ascii: "n") : octets[index])
            default:
                if TextScan.isOdd(octets, index) { return false }
            }
            index += 1
        }
        if start < octets.count { put(octets, start..<octets.count) }
        return true
    }

    private mutating func put(_ octets: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        put(UnsafeBufferPointer(rebasing: octets[range]))
    }
}

extension Component {
    /// The component written: UTF-8, each line ended by CRLF.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        lines.append(self)
        return lines.bytes
    }
}
