extension JSON {
    /// The document of a value: an object with a member for each of its `CodingKeys`, in their order, where `nil` is
    /// `null`; an array in its order; else what the value says itself.
    ///
    /// A dictionary has no order and so belongs in no document.
    /// - Throws: what the value throws when it is encoded.
    package init(_ value: some Encodable) throws {
        let encoder = DocumentEncoder()
        try value.encode(to: encoder)
        self = encoder.json
    }
}

/// A key that a document has only where there is something behind it.
@propertyWrapper
package struct WhereThere<Value: Encodable & Sendable>: Encodable, Sendable {
    package var wrappedValue: Value?

    package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    /// - Throws: what the value throws.
    package func encode(to encoder: any Encoder) throws { try wrappedValue?.encode(to: encoder) }
}

/// Takes one value down, with an encoder of its own for each part.
final class DocumentEncoder: Encoder {
    private enum Content {
        case nothing
        case value(JSON)
        case object([(key: String, part: DocumentEncoder)])
        case array([DocumentEncoder])
    }

    private var content = Content.nothing
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var json: JSON {
        get {
            switch content {
            case .nothing: .null
            case .value(let value): value
            case .object(let members):
                .object(
                    members.filter { !$0.part.isNothing }
                        .map { JSON.Member(key: $0.key, value: $0.part.json) })
            case .array(let items): .array(items.map(\.json))
            }
        }
        set { content = .value(newValue) }
    }

    private var isNothing: Bool { if case .nothing = content { true } else { false } }
    var count: Int { if case .array(let items) = content { items.count } else { 0 } }

    func member(_ key: any CodingKey) -> DocumentEncoder {
        let part = DocumentEncoder()
        if case .object(var members) = content {
            content = .nothing
            members.append((key.stringValue, part))
            content = .object(members)
        } else {
            content = .object([(key.stringValue, part)])
        }
        return part
    }

    func item() -> DocumentEncoder {
        let part = DocumentEncoder()
        if case .array(var items) = content {
            content = .nothing
            items.append(part)
            content = .array(items)
        }
        return part
    }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        content = .object([])
        return KeyedEncodingContainer(Members(of: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        content = .array([])
        return Items(of: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(of: self) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let of: DocumentEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { of.member(key).json = .null }
    func encode(_ value: some Encodable, forKey key: Key) throws {
        try value.encode(to: of.member(key))
    }

    // A document shows each key, also where nothing stands behind it.
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try encode(value, forKey: key) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encode(value, forKey: key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws {
        try encode(value, forKey: key)
    }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
        try encode(value, forKey: key)
    }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        try encode(value, forKey: key)
    }
    func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
        try encode(value, forKey: key)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { of.member(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        of.member(key).unkeyedContainer()
    }
    func superEncoder() -> any Encoder { of }
    func superEncoder(forKey key: Key) -> any Encoder { of.member(key) }
}

private struct Items: UnkeyedEncodingContainer {
    let of: DocumentEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { of.count }

    func encodeNil() { of.item().json = .null }
    func encode(_ value: some Encodable) throws { try value.encode(to: of.item()) }
    func nestedContainer<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        of.item().container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { of.item().unkeyedContainer() }
    func superEncoder() -> any Encoder { of.item() }
}

private struct Single: SingleValueEncodingContainer {
    let of: DocumentEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { of.json = .null }
    func encode(_ value: Bool) { of.json = .bool(value) }
    func encode(_ value: Int) { of.json = .integer(value) }
    func encode(_ value: Double) { of.json = .number(value) }
    func encode(_ value: String) { of.json = .string(value) }
    func encode(_ value: some Encodable) throws {
        switch value {
        case let number as any BinaryInteger: of.json = .integer(Int(number))
        case let number as any BinaryFloatingPoint: of.json = .number(Double(number))
        default: try value.encode(to: of)
        }
    }
}
