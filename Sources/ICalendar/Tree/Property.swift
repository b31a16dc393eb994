/// A property with its parameters (RFC 5545 section 3.1).
public struct Property: Sendable {
    /// In upper case, like `DTSTART`.
    public var name: String
    /// In the order of the file.
    public var parameters: [Parameter]
    /// The octets after the colon, with their escapes, but not folded.
    public var value: [UInt8]
    /// The line in which it stood in the file that was read, from 1; 0 when it was not read. Not part of
    /// equality.
    public var line = 0

    /// A parameter, `NAME=value` or several values with commas between them (RFC 5545 section 3.2).
    public struct Parameter: Hashable, Sendable {
        /// In upper case.
        public var name: String
        /// Without quotes and `^` escapes (RFC 6868); empty when the file has only a name.
        public var values: [String]

        /// A parameter with one value.
        public init(_ name: String, _ value: String) { self.init(name, values: [value]) }

        public init(_ name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// A property whose value is written as it is: a date, a number, a word.
    public init(_ name: String, _ parameters: [Parameter] = [], raw value: String) {
        self.init(name, parameters, bytes: Array(value.utf8))
    }

    /// A property with a TEXT value, which is escaped here.
    public init(_ name: String, _ parameters: [Parameter] = [], text: String) {
        self.init(name, parameters, bytes: TextValue.escaped(text))
    }

    /// A property with a list of TEXT values, which are escaped here.
    public init(_ name: String, texts: [String]) {
        self.init(name, bytes: Array(texts.map(TextValue.escaped).joined(separator: ",".utf8)))
    }

    /// A property with these octets as its value; line ends in them are left out when it is written.
    public init(_ name: String, _ parameters: [Parameter] = [], bytes: [UInt8]) {
        self.name = name
        self.parameters = parameters
        value = bytes
    }
}

extension Property {
    /// The first value of the parameter with this name, which is given in upper case; `nil` when there is
    /// none.
    public func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.values.first
    }

    /// The TZID beside it, with the commas that stand in it; `nil` when there is none.
    var tzid: String? {
        parameters.first { $0.name == "TZID" }.flatMap {
            $0.values.isEmpty ? nil : $0.values.joined(separator: ",")
        }
    }

    /// The value as it stands in the file, without blanks at its ends; what is not UTF-8 is replaced.
    public var word: String {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 }
        let start = value.drop(while: isBlank)
        let last = start.lastIndex { !isBlank($0) }
        return TextValue.decoded(last.map { start[...$0] } ?? [])
    }

    /// The value read as one TEXT, without its escapes.
    public var text: String { TextValue.unescaped(value[...]) }

    /// The value read as a list of TEXTs, parted by the commas that are not escaped.
    public var texts: [String] {
        TextValue.split(value, at: UInt8(ascii: ",")).map(TextValue.unescaped)
    }
}

extension Property: Hashable {
    public static func == (left: Property, right: Property) -> Bool {
        left.name == right.name && left.value == right.value && left.parameters == right.parameters
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(parameters)
        hasher.combine(value)
    }
}

extension Property {
    /// The values between commas, without blanks and empty ones.
    var list: [String] {
        word.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }
}
