package import CivilTime

// "N days" and "the last day" are two things. A length counts the first day: 14 days from the 1st are the
// 1st to the 14th. `lastDay` always names a day that belongs to the span. These turn one into the other, and
// nothing else adds a length to a day.

extension Day {
    /// The last of `days` days that begin with this one; this day itself for 1.
    package func last(ofDays days: Int) -> Day { self + (days - 1) }

    /// How many days there are from this one through `last`, both counted.
    package func days(through last: Day) -> Int { last - self + 1 }
}

extension Int {
    /// The last of `days` days that begin with this one, as days counted from a start.
    package func last(ofDays days: Int) -> Int { self + days - 1 }
}
