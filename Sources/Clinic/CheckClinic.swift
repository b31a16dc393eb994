package import CivilTime
import ClinicStore
import Planner

/// One change, as people read it.
package struct HistoryReport: Sendable {
    package let number: Int64
    package let at: LocalTime
    package let actor: String
    package let command: String
    package let reason: String?

    package var json: JSON {
        [
            "number": .integer(Int(number)), "at": .text(at), "actor": .string(actor),
            "command": .string(command), "reason": .text(reason),
        ]
    }
}

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

    /// Newest first.
    package func history(limit: Int) throws -> [HistoryReport] {
        try read { try $0.history(limit: limit) }.map {
            HistoryReport(
                number: $0.number, at: zone.local($0.at), actor: $0.actor, command: $0.command,
                reason: $0.reason)
        }
    }
}
