import ArgumentParser

/// A value, or "none", which clears what was recorded.
enum OrNone<Value: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
    case none
    case told(Value)

    init?(argument: String) {
        if argument.lowercased() == "none" {
            self = .none
        } else if let value = Value(argument: argument) {
            self = .told(value)
        } else {
            return nil
        }
    }

    var value: Value? { if case .told(let value) = self { value } else { nil } }
    var isNone: Bool { if case .none = self { true } else { false } }
}
