/// The bytes of a document, and how far they have been read.
struct MarkupText {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    func error(_ problem: String) -> MarkupError {
        let lines = bytes[..<min(position, bytes.count)].filter { $0 == UInt8(ascii: "\n") }
        return MarkupError(problem: problem, line: lines.count + 1)
    }

    mutating func skipOne() { position += 1 }

    @discardableResult
    mutating func skip(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { skip(Array($0)) }
    }

    @discardableResult
    mutating func skip(_ word: [UInt8]) -> Bool {
        guard bytes[position...].starts(with: word) else { return false }
        position += word.count
        return true
    }

    mutating func skipBlanks() {
        while !isAtEnd, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    mutating func skip(through end: StaticString) throws(MarkupError) { _ = try take(through: end) }

    /// The bytes up to `end`, which is skipped.
    mutating func take(through end: StaticString) throws(MarkupError) -> ArraySlice<UInt8> {
        let start = position
        while !isAtEnd {
            let here = position
            if skip(end) { return bytes[start..<here] }
            position += 1
        }
        throw error("'\(end)' is missing")
    }

    /// The next byte. If it is `byte`, or there is none, `nil`, and nothing is taken.
    mutating func takeOther(than byte: UInt8) -> UInt8? {
        guard !isAtEnd, bytes[position] != byte else { return nil }
        position += 1
        return bytes[position - 1]
    }

    /// A name with its prefix: at least one character, and no digit at its beginning.
    mutating func name() throws(MarkupError) -> String {
        let start = position
        while !isAtEnd, Self.isNamed(bytes[position]) { position += 1 }
        guard start < position, !(0x2D...0x39).contains(bytes[start]) else {
            throw error("no name where one must be")
        }
        return try decoded(Array(bytes[start..<position]))
    }

    /// Letters, digits, `.-_:` and everything beyond ASCII.
    private static func isNamed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x3A, 0x2D, 0x2E, 0x5F, 0x80...: true
        default: false
        }
    }

    /// The text of an entity, after its `&`: the five of XML, and characters by their numbers.
    mutating func entity() throws(MarkupError) -> [UInt8] {
        let start = position
        while !isAtEnd, position - start < 12, bytes[position] != UInt8(ascii: ";") {
            position += 1
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        guard skip(";") else { throw error("an entity without an end") }
        if let known = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"][name] {
            return Array(known.utf8)
        }
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        guard let scalar = number.flatMap(Unicode.Scalar.init), scalar.value != 0 else {
            throw error("'&\(name);' is not known")
        }
        return Array(String(Character(scalar)).utf8)
    }

    func decoded(_ bytes: [UInt8]) throws(MarkupError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw error("bytes that are no UTF-8")
        }
        return text
    }
}
