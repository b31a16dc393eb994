import Synchronization

/// A value that is worked out when somebody first asks for it, and kept for all copies.
final class Deferred<Value: Hashable & Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let kept = Mutex<Value?>(nil)

    /// `make` gives the same value each time.
    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    var value: Value {
        kept.withLock { kept in
            if let kept { return kept }
            let value = make()
            kept = value
            return value
        }
    }
}

extension Deferred: Hashable {
    static func == (left: Deferred, right: Deferred) -> Bool {
        left === right || left.value == right.value
    }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
