import CivilTime
import Planner

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
