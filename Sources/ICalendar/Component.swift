/// A property with its parameters; the value is as it stands in the file, before folding.
public struct Property: Hashable, Sendable {
    public struct Parameter: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// In upper case.
    public var name: String
    public var parameters: [Parameter]
    public var value: [UInt8]

    /// A value that is written as it is: a date, a number, a word.
    public init(_ name: String, _ parameters: [Parameter] = [], raw value: String) {
        self.name = name
        self.parameters = parameters
        self.value = Array(value.utf8)
    }

    /// A TEXT value, escaped here.
    public init(_ name: String, _ parameters: [Parameter] = [], text: String) {
        self.name = name
        self.parameters = parameters
        self.value = TextValue.escaped(text)
    }

    /// A list of TEXT values.
    public init(_ name: String, texts: [String]) {
        self.name = name
        parameters = []
        value = Array(texts.map(TextValue.escaped).joined(separator: ",".utf8))
    }
}

/// `BEGIN` to `END`: properties first, then components (RFC 5545 section 3.4).
public struct Component: Hashable, Sendable {
    public var name: String
    public var properties: [Property]
    public var components: [Component]

    public init(_ name: String, _ properties: [Property] = [], _ components: [Component] = []) {
        self.name = name
        self.properties = properties
        self.components = components
    }

    /// UTF-8, each line ended by CRLF.
    public var bytes: [UInt8] {
        var lines = ContentLines()
        write(to: &lines)
        return lines.bytes
    }

    func write(to lines: inout ContentLines) {
        lines.append(Property("BEGIN", raw: name))
        for property in properties { lines.append(property) }
        for component in components { component.write(to: &lines) }
        lines.append(Property("END", raw: name))
    }
}
