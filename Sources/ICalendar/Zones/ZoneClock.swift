public import CivilTime

/// A zone's clock to the second; turns instants into wall-clock times and back, fast.
///
/// Instants are seconds since 1970-01-01T00:00:00Z.
public struct ZoneClock: Sendable {
    /// How many instants have this wall-clock time.
    public enum Resolution: Hashable, Sendable {
        /// One, as nearly always.
        case once(Int)
        /// Two, because the clocks were put back.
        case twice(earlier: Int, later: Int)
        /// None, because the clocks were put forward. This is the instant that the offset before the gap
        /// gives.
        case never(Int)
    }

    /// A change of the offset from UTC, in seconds.
    struct Change: Hashable {
        let at: Int
        let before: Int
        let after: Int
    }

    private let initialOffset: Int
    /// In order of time.
    private let instants: [Int]
    private let offsets: [Int]
    /// Wall-clock times from which on the later offset holds, for the first and the second reading of
    /// a time that comes twice.
    private let firstWalls: [Int]
    private let secondWalls: [Int]
    /// For instants beyond the table.
    private let rules: ZoneRules?
    private let lastInstant: Int

    /// The clock of UTC.
    public static let utc = ZoneClock(initialOffset: 0, changes: [])

    /// The clock of a place that is always as far from UTC, in seconds to the east.
    static func fixed(_ offset: Int) -> ZoneClock { ZoneClock(initialOffset: offset, changes: []) }

    /// The clock of a zone whose rules the system knows.
    public init(_ rules: ZoneRules) {
        // 1900 to 2099; later instants ask the rules.
        let first = Day(number: -25_567)
        let last = Day(number: 47_481)
        let changes = rules.transitions(from: first, through: last).map {
            Change(at: $0.at.minute * 60, before: $0.offsetBefore, after: $0.offsetAfter)
        }
        self.init(
            initialOffset: rules.offset(at: Moment(minute: first.number * 1440)),
            changes: changes, rules: rules, lastInstant: last.number * 86_400)
    }

    /// `changes` in order of time.
    init(
        initialOffset: Int, changes: [Change], rules: ZoneRules? = nil,
        lastInstant: Int = Int.max
    ) {
        self.initialOffset = initialOffset
        self.rules = rules
        self.lastInstant = lastInstant
        instants = changes.map(\.at)
        offsets = changes.map(\.after)
        firstWalls = Self.ascending(changes.map { $0.at + max($0.before, $0.after) })
        secondWalls = Self.ascending(changes.map { $0.at + min($0.before, $0.after) })
    }

    /// Each no smaller than the one before it, so that it can be searched.
    private static func ascending(_ numbers: [Int]) -> [Int] {
        var highest = Int.min
        return numbers.map { number in
            highest = max(highest, number)
            return highest
        }
    }

    /// The offset from UTC at an instant, in seconds; positive to the east.
    public func offset(at instant: Int) -> Int {
        if instant >= lastInstant, let rules {
            return rules.offset(at: Moment(minute: instant.floored(by: 60)))
        }
        return offset(after: Self.count(instants, upTo: instant))
    }

    /// Whether its clocks ever had this offset since 1990.
    func hasHad(offset: Int) -> Bool {
        let since = Day(number: 7_305).number * 86_400
        return self.offset(at: since) == offset
            || zip(instants, offsets).contains { $0 >= since && $1 == offset }
    }

    /// What clocks show at an instant.
    public func wall(at instant: Int) -> DateTime {
        DateTime(second: instant + offset(at: instant))
    }

    /// The instants at which clocks show this time.
    public func resolve(_ wall: DateTime) -> Resolution {
        let second = wall.second
        if second >= lastInstant, let rules {
            let offset = rules.offset(at: Moment(minute: (second - initialOffset).floored(by: 60)))
            return .once(second - offset)
        }
        let first = offset(after: Self.count(firstWalls, upTo: second))
        let next = offset(after: Self.count(secondWalls, upTo: second))
        if first == next { return .once(second - first) }
        return first > next
            ? .twice(earlier: second - first, later: second - next) : .never(second - first)
    }

    /// The instant that RFC 5545 section 3.3.5 means: the first of two; for a time that clocks skip, the one
    /// that the offset before the gap gives.
    public func instant(of wall: DateTime) -> Int {
        switch resolve(wall) {
        case .once(let instant), .twice(let instant, _), .never(let instant): instant
        }
    }

    private func offset(after changes: Int) -> Int {
        changes == 0 ? initialOffset : offsets[changes - 1]
    }

    /// How many of the ascending numbers are not greater.
    private static func count(_ numbers: [Int], upTo number: Int) -> Int {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
