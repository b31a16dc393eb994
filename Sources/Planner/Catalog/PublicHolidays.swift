package import CivilTime

/// The public holidays of one country and of its regions, as rules.
package struct HolidayCalendar: Hashable, Sendable {
    /// ISO 3166-1, like `GB`.
    package let id: String
    package let name: String
    /// The address of what the days are read from.
    package let source: String
    /// The years of which every date was compared with an independent table.
    package let checked: ClosedRange<Int>
    /// IANA names of the zones of the country.
    package let zones: [String]
    package let regions: [HolidayRegion]
    package let rules: [HolidayRule]

    package init(
        id: String, name: String, source: String, checked: ClosedRange<Int>, zones: [String],
        regions: [HolidayRegion], rules: [HolidayRule]
    ) {
        (self.id, self.name, self.source) = (id, name, source)
        (self.checked, self.zones) = (checked, zones)
        (self.regions, self.rules) = (regions, rules)
    }
}

/// A part of a country with holidays of its own.
package struct HolidayRegion: Hashable, Sendable {
    /// What follows the country in ISO 3166-2, like `ENG`.
    package let id: String
    package let name: String
    /// Zones that are this region's more than any other's.
    package let zones: [String]

    package init(id: String, name: String, zones: [String]) {
        (self.id, self.name, self.zones) = (id, name, zones)
    }
}

/// One holiday: on which day of which years it is kept, and where.
package struct HolidayRule: Hashable, Sendable {
    package let name: String
    package let date: HolidayDate
    package let years: ClosedRange<Int>
    /// Once in so many years, from the first of `years` on.
    package let every: Int
    /// Years without it.
    package let omitted: [Int]
    /// It is kept only where its date falls on one of these.
    package let weekdays: Set<Weekday>
    /// By how many days it is put off, by the weekday on which it falls.
    package let moved: [Weekday: Int]
    /// How many days away another day is kept for it, by the weekday on which it falls.
    package let also: [Weekday: Int]
    package let places: HolidayPlaces

    package init(
        name: String, date: HolidayDate, years: ClosedRange<Int> = 1...9999, every: Int = 1,
        omitted: [Int] = [], weekdays: Set<Weekday> = Set(Weekday.allCases),
        moved: [Weekday: Int] = [:], also: [Weekday: Int] = [:],
        places: HolidayPlaces = .everywhere
    ) {
        (self.name, self.date, self.years) = (name, date, years)
        (self.every, self.omitted, self.weekdays) = (every, omitted, weekdays)
        (self.moved, self.also, self.places) = (moved, also, places)
    }
}

/// Where a holiday is kept: in regions, and by the country's own id in what is said of it as a whole.
package enum HolidayPlaces: Hashable, Sendable {
    case everywhere
    case only(Set<String>)
    case allBut(Set<String>)
}

/// How the date of a holiday is found in a year.
package enum HolidayDate: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// The first such weekday on or after a date.
    case weekday(Weekday, month: Int, day: Int)
    /// The last such weekday of a month.
    case last(Weekday, month: Int)
    /// So many days after Easter Sunday, or before it.
    case easter(days: Int)
    /// Day by day, as nobody can tell it by a rule.
    case listed([Day])
}
