/// A value as every engine keeps it.
enum StoredValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    var isNull: Bool { self == .null }
}

/// What can stand in a column.
protocol Storable {
    var stored: StoredValue { get }
    /// `nil` where the value is of another kind.
    init?(stored: StoredValue)
}

extension StoredValue: Storable {
    var stored: StoredValue { self }
    init?(stored: StoredValue) { self = stored }
}

extension Int64: Storable {
    var stored: StoredValue { .integer(self) }
    init?(stored: StoredValue) {
        switch stored {
        case .integer(let number): self = number
        case .real(let number): self.init(exactly: number)
        case .null, .text: return nil
        }
    }
}

extension Int: Storable {
    var stored: StoredValue { .integer(Int64(self)) }
    init?(stored: StoredValue) {
        guard let number = Int64(stored: stored) else { return nil }
        self.init(exactly: number)
    }
}

extension Double: Storable {
    var stored: StoredValue { .real(self) }
    init?(stored: StoredValue) {
        switch stored {
        case .integer(let number): self.init(number)
        case .real(let number): self = number
        case .null, .text: return nil
        }
    }
}

/// Kept as 0 and 1, whatever the engine.
extension Bool: Storable {
    var stored: StoredValue { .integer(self ? 1 : 0) }
    init?(stored: StoredValue) {
        guard let number = Int64(stored: stored) else { return nil }
        self = number != 0
    }
}

extension String: Storable {
    var stored: StoredValue { .text(self) }
    init?(stored: StoredValue) {
        guard case .text(let text) = stored else { return nil }
        self = text
    }
}

/// What stands for the marks of a statement, in their order: `?` is the next one, `?2` the second.
struct Values: ExpressibleByArrayLiteral {
    let list: [StoredValue]

    init(_ list: [StoredValue]) { self.list = list }

    init(arrayLiteral elements: (any Storable)?...) {
        list = elements.map { $0?.stored ?? .null }
    }
}
