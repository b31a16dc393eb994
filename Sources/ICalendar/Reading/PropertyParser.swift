/// Parts an unfolded line into name, parameters and value (RFC 5545 section 3.1, RFC 6868).
struct PropertyParser {
    private let line: [UInt8]
    private let number: Int
    private let limit: Int
    private var position = 0
    /// Why the line was repaired, if it was.
    private(set) var repair: String?

    private init(_ line: [UInt8], number: Int, limit: Int) {
        self.line = line
        self.number = number
        self.limit = limit
    }

    /// `nil` for a line that is no property; what was repaired is in the log.
    static func property(
        _ line: [UInt8], number: Int, parameters limit: Int, log: inout ProblemLog
    ) -> Property? {
        var parser = PropertyParser(line, number: number, limit: limit)
        guard let property = parser.property() else { return nil }
        if let repair = parser.repair { log.add(number, .warning, repair) }
        return property
    }

    private mutating func property() -> Property? {
        guard let name = name(), position < line.count else { return nil }
        var parameters: [Property.Parameter] = []
        while position < line.count, line[position] == UInt8(ascii: ";") {
            position += 1
            let parameter = parameter()
            if parameters.count < limit {
                if let parameter { parameters.append(parameter) }
            } else {
                repair =
                    "it has more than \(limit) parameters; the others were left out"
            }
        }
        guard position < line.count, line[position] == UInt8(ascii: ":") else { return nil }
        var property = Property(name, parameters, bytes: Array(line[(position + 1)...]))
        property.line = number
        return property
    }

    /// A name of letters, digits and hyphens, in upper case; real files also have `_` and `.`.
    private mutating func name() -> String? {
        let start = position
        var isLower = false
        while position < line.count {
            switch line[position] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                position += 1
                continue
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                isLower = true
                position += 1
                continue
            default: break
            }
            break
        }
        guard position > start else { return nil }
        let name = String(decoding: line[start..<position], as: UTF8.self)
        return isLower ? name.uppercased() : name
    }

    /// A parameter, from after its `;` up to the next `;` or `:`.
    private mutating func parameter() -> Property.Parameter? {
        while position < line.count, line[position] == 32 { position += 1 }
        guard let name = name() else {
            repair = "a parameter without a name was left out"
            skip()
            return nil
        }
        guard position < line.count, line[position] == UInt8(ascii: "=") else {
            repair = "the parameter \(name) has no value"
            skip()
            return Property.Parameter(name, values: [])
        }
        var values: [String] = []
        repeat {
            position += 1
            values.append(name == "TZID" ? zone() : value())
        } while position < line.count && line[position] == UInt8(ascii: ",")
        return Property.Parameter(name, values: values)
    }

    private mutating func skip() {
        while position < line.count, line[position] != UInt8(ascii: ";"),
            line[position] != UInt8(ascii: ":")
        {
            position += 1
        }
    }

    /// A value, in quotes or not; a quote that nothing closes is a letter like others.
    private mutating func value() -> String {
        if position < line.count, line[position] == UInt8(ascii: "\"") {
            let rest = line[(position + 1)...]
            if let end = rest.firstIndex(of: UInt8(ascii: "\"")), endsValue(end + 1) {
                position = end + 1
                return ParameterText.decoded(rest[..<end])
            }
            repair = "a parameter's quotes are not closed"
        }
        let start = position
        while position < line.count, !endsValue(position) { position += 1 }
        return ParameterText.decoded(line[start..<position])
    }

    /// A TZID. Some programs write theirs without the quotes that its colon asks for: `(UTC-05:00) Eastern Time`,
    /// `tzone://Microsoft/Custom`, `UTC-04:00`.
    private mutating func zone() -> String {
        guard position < line.count, line[position] != UInt8(ascii: "\"") else { return value() }
        let start = position
        while position < line.count, !endsValue(position) || isWithinZone(position, from: start) {
            position += 1
        }
        return ParameterText.decoded(line[start..<position])
    }

    /// Whether an octet that ends other values is a colon of the TZID in which it stands: that of an offset, with a bracket
    /// or the day behind it, or that of an address.
    private func isWithinZone(_ index: Int, from start: Int) -> Bool {
        guard index < line.count, line[index] == UInt8(ascii: ":") else { return false }
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        let before = line[start..<index]
        let next = line[(index + 1)...]
        if next.starts(with: "//".utf8) {
            return before.map { $0 | 0x20 }.elementsEqual("tzone".utf8)
        }
        let sign = before.last { !isDigit($0) }
        let hours = before.reversed().prefix(while: isDigit).count
        guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"), 1...2 ~= hours,
            next.prefix(2).count == 2, next.prefix(2).allSatisfy(isDigit)
        else { return false }
        let rest = next.dropFirst(2)
        return rest.first == UInt8(ascii: ")")
            || rest.first == UInt8(ascii: ":") && rest.dropFirst().prefix(8).allSatisfy(isDigit)
    }

    private func endsValue(_ index: Int) -> Bool {
        guard index < line.count else { return true }
        switch line[index] {
        case UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","): return true
        default: return false
        }
    }
}
