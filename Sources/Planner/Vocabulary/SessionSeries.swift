package import CivilTime

/// The place of a session among those that were booked together, each a session of its own.
package struct SeriesPlace: Hashable, Sendable {
    /// The first that was booked: the series is called by it.
    package let first: ID<Session>
    /// Which of them it is, from 1: the 3 of "3 of 8".
    package let number: Int
    /// How many were booked: the 8 of "3 of 8".
    package let of: Int

    /// The place `number` of `of` in the series that `first` begins.
    package init(_ number: Int, of: Int, from first: ID<Session>) {
        (self.number, self.of, self.first) = (number, of, first)
    }
}

/// How often a session returns, at the same time by the wall clock.
package struct SeriesRhythm: Hashable, Sendable {
    package enum End: Hashable, Sendable {
        /// So many sessions in all.
        case count(Int)
        /// None starts after this day.
        case until(Day)
    }

    /// More are no series that somebody means.
    package static let mostSessions = 400

    /// From one to the next; at least 1.
    package let days: Int
    package let end: End

    /// Returns after so many days, 1 or more.
    package init(every days: Int, _ end: End) { (self.days, self.end) = (max(1, days), end) }

    /// When they start, the first of them at `first`; not more than one over `mostSessions`, and none where it
    /// ends before.
    package func starts(from first: LocalTime) -> [LocalTime] {
        let starts = (0...Self.mostSessions).lazy.map { first + $0 * days * 1440 }
        return switch end {
        case .count(let count): Array(starts.prefix(max(0, count)))
        case .until(let last): Array(starts.prefix { $0.day <= last })
        }
    }
}
