package import CivilTime

/// A day on which a region keeps a holiday, or several.
package struct Holiday: Hashable, Sendable {
    package let day: Day
    /// `Christmas Day`; several with commas.
    package let name: String

    package init(day: Day, name: String) { (self.day, self.name) = (day, name) }
}

/// A country, or a region of one, whose holidays are known.
package struct HolidayPlace: Hashable, Sendable {
    package let calendar: HolidayCalendar
    /// `nil` for the country as a whole.
    package let region: HolidayRegion?

    /// `GB-ENG`, or `GB`.
    package var code: String { region.map { "\(calendar.id)-\($0.id)" } ?? calendar.id }
    package var name: String { region?.name ?? calendar.name }

    /// Its holidays of some days, in order, each day once.
    package func holidays(in days: ClosedRange<Day>) -> [Holiday] {
        // What is moved may leave its year.
        let years = (days.lowerBound.year - 1)...(days.upperBound.year + 1)
        let own = calendar.rules.filter { $0.places.hold(region?.id ?? calendar.id) }
        let all = years.flatMap { year in own.flatMap { $0.holidays(in: year) } }
        let named = all.filter { days.contains($0.day) }.reduce(into: [Day: [String]]()) {
            if $0[$1.day]?.contains($1.name) != true { $0[$1.day, default: []].append($1.name) }
        }
        return named.sorted { $0.key < $1.key }.map {
            Holiday(day: $0.key, name: $0.value.joined(separator: ", "))
        }
    }
}

extension HolidayPlaces {
    fileprivate func hold(_ id: String) -> Bool {
        switch self {
        case .everywhere: true
        case .only(let ids): ids.contains(id)
        case .allBut(let ids): !ids.contains(id)
        }
    }
}

extension HolidayRule {
    /// The days of it that are due in a year: the holiday, and the day kept for it.
    fileprivate func holidays(in year: Int) -> [Holiday] {
        guard years.contains(year), (year - years.lowerBound) % every == 0,
            !omitted.contains(year)
        else { return [] }
        return date.days(in: year).filter { weekdays.contains($0.weekday) }.flatMap { day in
            let kept = Holiday(day: day + (moved[day.weekday] ?? 0), name: name)
            let other = also[day.weekday].map {
                Holiday(day: day + $0, name: "\(name) (observed)")
            }
            return [kept] + [other].compactMap(\.self)
        }
    }
}

extension HolidayDate {
    /// Most have one day a year; 29 February has none in most.
    fileprivate func days(in year: Int) -> [Day] {
        switch self {
        case .fixed(let month, let day): date(year, month, day)
        case .weekday(let weekday, let month, let day):
            date(year, month, day).map { $0.next(weekday) }
        case .last(let weekday, let month):
            date(year, month, Day.daysInMonth(month, year: year)).map { ($0 - 6).next(weekday) }
        case .easter(let days): [Day.easter(year) + days]
        case .listed(let days): days.filter { $0.year == year }
        }
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) -> [Day] {
        (try? Day(year: year, month: month, day: day)).map { [$0] } ?? []
    }
}

extension Day {
    /// The first such weekday from this day on.
    fileprivate func next(_ wanted: Weekday) -> Day {
        self + (wanted.rawValue - weekday.rawValue + 7) % 7
    }
}

extension Catalog {
    /// Every country, each followed by its regions, in order of their codes.
    package var holidayPlaces: [HolidayPlace] {
        holidays.sorted { $0.id < $1.id }.flatMap { calendar in
            [HolidayPlace(calendar: calendar, region: nil)]
                + calendar.regions.sorted { $0.id < $1.id }.map {
                    HolidayPlace(calendar: calendar, region: $0)
                }
        }
    }

    /// The place of a code like `GB-ENG`; `nil` for one that nobody knows.
    package func holidayPlace(_ code: String) -> HolidayPlace? {
        let parts = code.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard let country = parts.first, let calendar = holidays.first(where: { $0.id == country })
        else { return nil }
        guard parts.count == 2 else { return HolidayPlace(calendar: calendar, region: nil) }
        return calendar.regions.first { $0.id == parts[1] }.map {
            HolidayPlace(calendar: calendar, region: $0)
        }
    }

    /// Where a clinic of this zone is likeliest to be: the region whose own it is, else the country; `nil` for a zone
    /// of which no holidays are known.
    package func holidayPlace(inZone zone: String) -> HolidayPlace? {
        let places = holidayPlaces
        return places.first { $0.region?.zones.contains(zone) == true }
            ?? places.first { $0.region == nil && $0.calendar.zones.contains(zone) }
    }
}
