import Planner

/// Writes a value with all that it holds as `CatalogReader` reads it, and learns the types on the way.
struct CatalogWriter {
    private(set) var types: StoredTypes
    private var texts = Pool<String>()
    private var evidence = Pool<Evidence>()
    private var evidenceDigits = ""
    private var valueDigits = ""

    init(_ types: StoredTypes) { self.types = types }

    /// Every text, each once, one after the other.
    var words: String { texts.values.joined() }

    /// The lengths of the texts, each evidence once, and the value.
    var digits: String {
        let lengths = texts.values.map { Self.digits(UInt64($0.utf8.count)) }
        return Self.digits(UInt64(lengths.count)) + lengths.joined()
            + Self.digits(UInt64(evidence.values.count)) + evidenceDigits + valueDigits
    }

    mutating func write(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            number(mirror.children.count)
            for (_, wrapped) in mirror.children { write(wrapped) }
        case .collection: writeAll(mirror.children.map(\.value))
        case .set: writeAll(mirror.children.map(\.value).sorted { "\($0)" < "\($1)" })
        case .dictionary:
            writeAll(mirror.children.map(\.value).sorted { Self.key($0) < Self.key($1) })
        case .tuple: for (_, part) in mirror.children { write(part) }
        case .enum: writeCase(value, mirror)
        case .struct: writeFields(value, mirror)
        default: writeSimple(value, mirror)
        }
    }

    private mutating func writeAll(_ values: [Any]) {
        number(values.count)
        for value in values { write(value) }
    }

    /// The order of sets and dictionaries differs from run to run; that of their words does not.
    private static func key(_ entry: Any) -> String {
        Mirror(reflecting: entry).children.first.map { "\($0.value)" } ?? ""
    }

    private mutating func writeSimple(_ value: Any, _ mirror: Mirror) {
        switch value {
        case let text as String: number(texts.place(of: text))
        case let value as Int: bits(UInt64(bitPattern: Int64(value << 1 ^ value >> 63)))
        case let value as Double: bits(value.bitPattern.byteSwapped)
        case let value as Bool: number(value ? 1 : 0)
        // The bounds of a range.
        default: for (_, part) in mirror.children { write(part) }
        }
    }

    private mutating func writeCase(_ value: Any, _ mirror: Mirror) {
        number(types.place(ofCaseOf: value, mirror))
        if let held = mirror.children.first?.value { write(held) }
    }

    private mutating func writeFields(_ value: Any, _ mirror: Mirror) {
        if let value = value as? Evidence {
            let known = evidence.values.count
            let place = evidence.place(of: value)
            if place == known { writeEvidence(value) }
            return number(place)
        }
        for field in types.fields(of: value, mirror) { write(field) }
    }

    /// In front, where it is read before all else.
    private mutating func writeEvidence(_ value: Evidence) {
        let before = valueDigits
        valueDigits = ""
        write(value.citations)
        evidenceDigits += valueDigits
        valueDigits = before
    }

    private mutating func number(_ value: Int) { bits(UInt64(value)) }

    private mutating func bits(_ value: UInt64) { valueDigits += Self.digits(value) }

    private static func digits(_ value: UInt64) -> String {
        var text = ""
        var rest = value
        while rest > 31 {
            text.unicodeScalars.append(Unicode.Scalar(UInt8(48 + 32 + rest & 31)))
            rest >>= 5
        }
        text.unicodeScalars.append(Unicode.Scalar(UInt8(48 + rest)))
        return text
    }
}

/// Values, each once, in the order first met.
private struct Pool<Value: Hashable> {
    private(set) var values: [Value] = []
    private var places: [Value: Int] = [:]

    mutating func place(of value: Value) -> Int {
        if let place = places[value] { return place }
        places[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
