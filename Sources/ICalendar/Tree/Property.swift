/// A property with its parameters; the value is as it stands in the file, before folding.
public struct Property: Sendable {
    /// In upper case.
    public var name: String
    public var parameters: [Parameter]
    public var value: [UInt8]
    /// Where it stood in the file that was read, from 1; 0 when it was not read. Not part of equality.
    public var line = 0

    /// `NAME=value`, or several values after commas (RFC 5545 section 3.2).
    public struct Parameter: Hashable, Sendable {
        /// In upper case.
        public var name: String
        /// Without quotes and `^` escapes; empty when the file has a name alone.
        public var values: [String]

        public init(_ name: String, _ value: String) { self.init(name, values: [value]) }

        public init(_ name: String, values: [String]) {
            self.name = name
            self.values = values
        }
    }

    /// A value that is written as it is: a date, a number, a word.
    public init(_ name: String, _ parameters: [Parameter] = [], raw value: String) {
        self.init(name, parameters, bytes: Array(value.utf8))
    }

    /// A TEXT value, escaped here.
    public init(_ name: String, _ parameters: [Parameter] = [], text: String) {
        self.init(name, parameters, bytes: TextValue.escaped(text))
    }

    /// A list of TEXT values.
    public init(_ name: String, texts: [String]) {
        self.init(name, bytes: Array(texts.map(TextValue.escaped).joined(separator: ",".utf8)))
    }

    /// A value as it stands in a file; line ends in it are left out when it is written.
    public init(_ name: String, _ parameters: [Parameter] = [], bytes: [UInt8]) {
        self.name = name
        self.parameters = parameters
        value = bytes
    }
}

extension Property {
    /// The first value of a parameter; the name in upper case.
    public func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.values.first
    }

    /// The value as it stands in the file, without blanks at its ends.
    public var word: String {
        let isBlank: (UInt8) -> Bool = { $0 == 32 || $0 == 9 }
        let start = value.drop(while: isBlank)
        let last = start.lastIndex { !isBlank($0) }
        return TextValue.decoded(last.map { start[...$0] } ?? [])
    }

    /// The value as one TEXT.
    public var text: String { TextValue.unescaped(value[...]) }

    /// The value as a list of TEXTs, parted by the commas that are not escaped.
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
