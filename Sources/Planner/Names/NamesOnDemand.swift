/// Names that are read when somebody first asks for them.
package struct NamesOnDemand: Hashable, Sendable {
    /// Gives the same names each time.
    package let read: @Sendable () -> Names

    package init(_ read: @escaping @Sendable () -> Names) { self.read = read }

    package static func == (left: Self, right: Self) -> Bool { left.read() == right.read() }

    package func hash(into hasher: inout Hasher) { hasher.combine(read()) }
}
