import CivilTime
import ClinicStore
import Planner

/// What was checked, and each violation in a line.
package struct CheckedClinic: Page {
    package let checked: [String]
    package let violations: [CheckProblem]
    /// Booked sessions that cannot stand as they are, in order of time: the file is whole, but somebody has to act.
    package let trouble: [SessionEntry]
}

extension Clinic {
    /// Verifies the file.
    ///
    /// - Throws: `StoreError.busy` or `.disk`; what `CatalogShelf.catalog()` throws.
    package func check() throws -> CheckedClinic {
        let zone = zone
        let violations = try store.violations(isClear: zone.isClear)
        let open = try read { reading in
            try reading.plans().filter { $0.status == .active }.flatMap {
                try unclearDoses(of: $0) + undecidedParts(of: $0, reading)
            }
        }
        let sessions = try read { try $0.sessions(SessionFilter(from: today - 1)) }
        return CheckedClinic(
            checked: [
                "one row for each session", "no double booking", "history whole and untouched",
                "local times clear", "plans pinned and booked to their dose", "UIDs for life",
                "medicines in a rhythm of their own",
            ], violations: violations.map(CheckProblem.violation) + open,
            trouble: try roster().entries(sessions).filter { !$0.troubles.isEmpty })
    }
}
