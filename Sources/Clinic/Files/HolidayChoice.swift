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
