import ClinicStore
package import Planner

/// The clinic itself.
package struct ClinicPage: Page {
    package let clinic: ClinicSettings

    package init(_ clinic: ClinicSettings) { self.clinic = clinic }
}

/// A clinic whose settings were just changed.
package struct ChangedClinic: Page {
    package let clinic: ClinicSettings
    /// Live sessions from now on that no longer lie in the opening hours.
    package let hit: [SessionEntry]
    /// How many sessions stand at other instants, as the zone is another.
    package let told: Int

    private enum CodingKeys: CodingKey { case clinic, hit }

    package init(_ clinic: ClinicSettings, hit: [Session], told: Int, _ roster: Roster) {
        self.clinic = clinic
        self.told = told
        self.hit = roster.entries(hit)
    }
}
