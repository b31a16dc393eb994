/// How long a medicine is taken for a cause.
package enum CourseLength: Hashable, Sendable {
    /// So many days, the first one counted; the least and the most.
    case days(ClosedRange<Int>)
    /// While it helps: no day on which it stops, but reviews, each so many days after the one before.
    case open(reviewEvery: Int)

    /// The most days, the first one counted; `nil` where there is no end.
    package var longest: Int? {
        if case .days(let range) = self { range.upperBound } else { nil }
    }

    /// `7 to 14 days`, `14 days`, `no stop date, reviewed every 90 days`.
    package var told: String {
        switch self {
        case .days(let range) where range.count == 1:
            range.lowerBound == 1 ? "1 day" : "\(range.lowerBound) days"
        case .days(let range): "\(range.lowerBound) to \(range.upperBound) days"
        case .open(let every): "no stop date, reviewed every \(every) days"
        }
    }

    /// Days of the reviews, counted from the first day of the course, up to `last` and in any case the first.
    /// A course that ends is reviewed on its last day at the latest.
    package func reviews(first: Int, through last: Int) -> [Int] {
        switch self {
        case .days(let range): [min(first, 0.last(ofDays: range.upperBound))]
        case .open(let every):
            [first]
                + stride(from: first + every, through: max(first, last), by: max(1, every))
        }
    }
}
