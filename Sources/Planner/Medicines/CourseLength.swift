/// How long a medicine is taken for a cause.
package enum CourseLength: Hashable, Sendable {
    /// So many days at least and at most, the first one counted.
    case days(ClosedRange<Int>)
    /// As long as it helps: there is no last day, but a review every so many days.
    case open(reviewEvery: Int)

    /// The most days, the first one counted; `nil` if there is no end.
    package var longest: Int? {
        if case .days(let range) = self { range.upperBound } else { nil }
    }

    /// In words: `7 to 14 days`, `14 days`, `no stop date, reviewed every 90 days`.
    package var told: String {
        switch self {
        case .days(let range) where range.count == 1:
            range.lowerBound == 1 ? "1 day" : "\(range.lowerBound) days"
        case .days(let range): "\(range.lowerBound) to \(range.upperBound) days"
        case .open(let every): "no stop date, reviewed every \(every) days"
        }
    }

    /// The days of the reviews, counted from the first day of the course: the day `first` in any case, the
    /// others up to `last`.
    ///
    /// A course that ends is reviewed once, on its last day at the latest.
    package func reviews(first: Int, through last: Int) -> [Int] {
        switch self {
        case .days(let range): [min(first, 0.last(ofDays: range.upperBound))]
        case .open(let every):
            [first]
                + stride(from: first + every, through: max(first, last), by: max(1, every))
        }
    }
}
