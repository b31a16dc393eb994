package import CivilTime
package import Planner

/// What comes next of the public holidays that a clinic keeps.
package struct HolidayOutlook: Documented, Sendable {
    package struct Entry: Sendable {
        package let holiday: Holiday
        /// When the clinic is open all the same, in order.
        package let open: [Interval<LocalTime>]
    }

    package let code: String
    /// `England`; `nil` where no plan file tells the place.
    package let name: String?
    /// In order.
    package let next: [Entry]

    package var json: JSON {
        [
            "code": .string(code), "name": .text(name),
            "next": .array(
                next.map {
                    [
                        "date": .text($0.holiday.day), "name": .string($0.holiday.name),
                        "open": .array($0.open.map(\.json)),
                    ]
                }),
        ]
    }
}

extension Clinic {
    /// So many holidays are told as coming.
    private static let told = 4

    /// What comes next of the public holidays that settings choose; `nil` where they choose none.
    package static func outlook(
        _ settings: ClinicSettings, _ today: Day, _ catalog: Catalog
    ) -> HolidayOutlook? {
        guard let code = settings.holidays else { return nil }
        let place = catalog.holidayPlace(code)
        let coming = place?.holidays(in: today...(today + 366)).prefix(told) ?? []
        return HolidayOutlook(
            code: code, name: place?.name,
            next: coming.map { holiday in
                let day = [Interval(holiday.day)].compactMap(\.self)
                let open = day.flatMap { $0.without($0.without(settings.openTimes)) }
                return HolidayOutlook.Entry(holiday: holiday, open: open)
            })
    }

    /// What comes next of the public holidays that the clinic keeps; `nil` where it keeps none.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws.
    package func outlook() throws -> HolidayOutlook? {
        Self.outlook(settings, today, try shelf.catalog())
    }
}

/// The places whose public holidays are known: countries, each followed by its regions.
package struct HolidayPlaceList: Page, Documented {
    package let places: [HolidayPlace]

    package init(_ catalog: Catalog) { places = catalog.holidayPlaces }

    package var json: JSON { ["places": .array(places.map(\.json))] }
}

/// The public holidays of a place in a year.
package struct HolidayYear: Page, Documented {
    package let place: HolidayPlace
    package let year: Int
    package let holidays: [Holiday]

    /// `year` is 1 to 9999.
    ///
    /// - Throws: `InputRefusal` for a place that nobody knows, or a year that calendars do not have.
    package init(_ code: String, _ year: Int, of catalog: Catalog) throws {
        guard let place = catalog.holidayPlace(code.uppercased()) else {
            throw InputRefusal.noHolidayPlace(code, in: catalog)
        }
        (self.place, self.year) = (place, year)
        holidays = place.holidays(
            in: try Day(year: year, month: 1, day: 1)...Day(year: year, month: 12, day: 31))
    }

    package var json: JSON {
        [
            "place": place.json, "year": .integer(year),
            "holidays": .array(
                holidays.map { ["date": .text($0.day), "name": .string($0.name)] }),
        ]
    }
}

extension HolidayPlace: Documented {
    package var json: JSON {
        [
            "code": .string(code), "name": .string(name), "country": .string(calendar.name),
            "source": .string(calendar.source),
            "compared": [
                "from": .integer(calendar.checked.lowerBound),
                "to": .integer(calendar.checked.upperBound),
            ],
        ]
    }
}
