import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// Verifies the file: what was checked, and each violation in a line.
    package func check() throws -> (checked: [String], violations: [String]) {
        let zone = zone
        let violations = try store.violations { local in
            guard case .once = zone.resolve(local) else { return false }
            return true
        }
        return (
            [
                "one row for each session", "no double booking", "history whole and untouched",
                "local times clear", "plans pinned and booked to their dose", "UIDs for life",
            ], violations.map(\.description)
        )
    }
}
