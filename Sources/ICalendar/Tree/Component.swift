/// A component, from its `BEGIN` to its `END`: properties first, then components (RFC 5545 section 3.4).
public struct Component: Sendable {
    /// In upper case, like `VEVENT`.
    public var name: String
    public var properties: [Property]
    public var components: [Component]
    /// The line of its `BEGIN` in the file that was read, from 1; 0 when it was not read. Not part of
    /// equality, as all that is known of the reading.
    public var line = 0
    /// The line of its `END`.
    var lastLine = 0
    /// Whether something is wrong in a line of it.
    var isMarked = false
    /// The names of those properties whose lines could not be read, or were left out, and may give a time.
    var lost: Set<String> = []

    public init(_ name: String, _ properties: [Property] = [], _ components: [Component] = []) {
        self.name = name
        self.properties = properties
        self.components = components
    }

    /// The first property of a name.
    public func first(_ name: String) -> Property? { properties.first { $0.name == name } }

    /// All properties of a name, in their order.
    public func all(_ name: String) -> [Property] { properties.filter { $0.name == name } }
}

extension Component: Hashable {
    public static func == (left: Component, right: Component) -> Bool {
        left.name == right.name && left.properties == right.properties
            && left.components == right.components
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(properties)
        hasher.combine(components)
    }
}
