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

    private enum CodingKeys: String, CodingKey {
        case clinic
        case holidays = "publicHolidays"
        case hit
    }

    package init(
        _ clinic: ClinicSettings, hit: [Session], told: Int, close: Int,
        _ now: (holidays: HolidayOutlook?, roster: Roster)
    ) {
        (self.clinic, self.told, self.close) = (clinic, told, close)
        holidays = now.holidays
        self.hit = now.roster.entries(hit)
    }
}
