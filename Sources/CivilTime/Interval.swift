/// A span that holds its start but not its end, so that back-to-back sessions do not overlap.
public struct Interval<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
    /// The first point inside.
    public let start: Bound
    /// The first point after it that is outside; always after `start`.
    public let end: Bound

    /// `nil` unless `start` lies before `end`.
    public init?(_ start: Bound, _ end: Bound) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    /// Whether the two have a point in common. Spans whose ends touch have none.
    public func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }
    /// Whether the point lies inside: `start` does, `end` does not.
    public func contains(_ point: Bound) -> Bool { start <= point && point < end }
    /// Whether the whole of the other span lies inside.
    public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }

    /// The same points as few spans in order: those that overlap or touch become one.
    public static func joined(_ spans: [Interval]) -> [Interval] {
        spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.reduce(into: []) { result, span in
            guard let last = result.last, span.start <= last.end else { return result.append(span) }
            if let whole = Interval(last.start, max(last.end, span.end)) {
                result[result.count - 1] = whole
            }
        }
    }

    /// What is left of it outside of others, in order.
    public func without(_ others: [Interval]) -> [Interval] {
        Interval.joined(others).reduce([self]) { left, other in
            left.flatMap { one in
                [
                    Interval(one.start, min(one.end, other.start)),
                    Interval(max(one.start, other.end), one.end),
                ].compactMap(\.self)
            }
        }
    }
}

extension Interval<LocalTime> {
    /// All of a day.
    public init?(_ day: Day) {
        self.init(LocalTime(day, .midnight), LocalTime(day + 1, .midnight))
    }
}
