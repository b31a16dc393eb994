import ClinicStore
package import Planner

/// The clinic itself.
package struct ClinicPage: Page {
    package let clinic: ClinicSettings
    package let holidays: HolidayOutlook?

    private enum CodingKeys: String, CodingKey {
        case clinic
        case holidays = "publicHolidays"
    }

    package init(_ clinic: ClinicSettings, _ holidays: HolidayOutlook?) {
        (self.clinic, self.holidays) = (clinic, holidays)
    }
}

/// A clinic whose settings were just changed.
package struct ChangedClinic: Page {
    package let clinic: ClinicSettings
    package let holidays: HolidayOutlook?
    /// Live sessions from now on that no longer lie in the opening hours.
    package let hit: [SessionEntry]
    /// How many sessions stand at other instants, as the zone is another.
    package let told: Int
    /// How many sessions to come follow another with fewer minutes between than are kept from now on.
    package let close: Int
    /// Whom the times help that are free now.
    @WhereThere package var helps: [PlaceHelp]?

    private enum CodingKeys: String, CodingKey {
        case clinic
        case holidays = "publicHolidays"
        case hit, helps
    }
}

extension Clinic {
    /// - Throws: what `outlook()` and `roster()` throw.
    package func changed(
        _ settings: ClinicSettings, hit: [Session], told: Int, close: Int, freed: [FreedTime]
    ) throws -> ChangedClinic {
        let roster = try roster()
        return ChangedClinic(
            clinic: settings, holidays: try outlook(), hit: roster.entries(hit), told: told,
            close: close, helps: try helps(by: freed, roster))
    }
}
