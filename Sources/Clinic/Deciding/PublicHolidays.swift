import CivilTime
package import Planner

/// Whose public holidays a clinic keeps.
package enum HolidayChoice: Hashable, Sendable {
    case noPlace
    /// The code of a place, in letters of either case.
    case of(String)

    /// - Throws: `InputRefusal.noHolidayPlace` for a code that nobody knows.
    func code(_ catalog: Catalog) throws(InputRefusal) -> String? {
        guard case .of(let text) = self else { return nil }
        guard let place = catalog.holidayPlace(text.uppercased()) else {
            throw .noHolidayPlace(text, in: catalog)
        }
        return place.code
    }
}

extension InputRefusal {
    /// For a place of which no public holidays are known.
    package static func noHolidayPlace(_ text: String, in catalog: Catalog) -> InputRefusal {
        let places = catalog.holidayPlaces
        return .noHolidayPlace(
            text,
            near: Suggestions.nearest(
                text, among: places.map { Meant(id: $0.code, names: [$0.name]) }),
            countries: places.filter { $0.region == nil }.map(\.code))
    }
}

extension Clinic {
    /// When the clinic is closed on some days in spite of its hours: whatever places, checks or shows sessions has this
    /// answer.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `InputRefusal.lostHolidays` where no plan file tells its holidays.
    func closed(
        _ first: Day, through last: Day, _ settings: ClinicSettings
    ) throws -> ClosedTimes {
        settings.closed(on: try holidays(first...last, settings))
    }

    /// The public holidays of some days in the place that the clinic has chosen; none where it has chosen none.
    func holidays(_ days: ClosedRange<Day>, _ settings: ClinicSettings) throws -> [Holiday] {
        guard let code = settings.holidays else { return [] }
        guard let place = try shelf.catalog().holidayPlace(code) else {
            throw InputRefusal.lostHolidays(code)
        }
        return place.holidays(in: days)
    }
}

extension ClinicSettings {
    /// Opens days and parts of days that the clinic closed itself, and what of them are public holidays.
    mutating func reopen(_ reopened: Closing, on holidays: [Holiday]) {
        let spans = reopened.spans
        closedDays.removeAll { reopened.days.contains($0) }
        closedTimes = closedTimes.flatMap { $0.without(spans) }
        openTimes = Interval.joined(
            openTimes
                + holidays.compactMap { Interval($0.day) }.flatMap { $0.without($0.without(spans)) }
        )
    }

    /// Closes days and parts of days, also what was open on a public holiday.
    mutating func close(_ closed: Closing) {
        closedDays = Set(closedDays + closed.days).sorted()
        closedTimes = Interval.joined(closedTimes + closed.times)
        openTimes = openTimes.flatMap { $0.without(closed.spans) }
    }
}
