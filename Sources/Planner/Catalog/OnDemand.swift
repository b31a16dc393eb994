/// Part of a catalogue that is large and that few commands look at: it is read when somebody does.
package struct OnDemand<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Gives the same each time.
    package let read: @Sendable () -> Value

    package init(_ read: @escaping @Sendable () -> Value) { self.read = read }

    package static func == (left: Self, right: Self) -> Bool { left.read() == right.read() }

    package func hash(into hasher: inout Hasher) { hasher.combine(read()) }
}
