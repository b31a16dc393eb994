/// Names that are read when they are first asked for. `read` gives the same names each time.
package struct NamesOnDemand: Hashable, Sendable {
    package let read: @Sendable () -> Names

    package init(_ read: @escaping @Sendable () -> Names) { self.read = read }

    package static func == (left: Self, right: Self) -> Bool { left.read() == right.read() }

    package func hash(into hasher: inout Hasher) { hasher.combine(read()) }
}
