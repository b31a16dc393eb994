package import CivilTime
import GRDB

/// Something that must always hold and does not. Names ids, never persons.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
    /// What is broken, in the order in which violations are told.
    package enum Rule: String, Hashable, Sendable, CaseIterable {
        case soundFile = "sound-file"
        case schema
        case oneOccurrence = "one-row-one-occurrence"
        case doubleBooking = "no-double-booking"
        case wholePlan = "all-or-nothing"
        case history
        case wallClock = "wall-clock"
        case pinned
        case uid = "uid-for-life"
    }

    package let rule: Rule
    /// In a sentence.
    package let problem: String

    init(_ rule: Rule, _ problem: String) {
        self.rule = rule
        self.problem = problem
    }

    package var description: String { "\(rule.rawValue): \(problem)" }
}

extension ClinicStore {
    /// Looks for everything that must always hold, without trusting triggers and constraints.
    ///
    /// - Parameter existsOnce: whether a wall-clock time exists exactly once in the clinic's zone.
    /// - Returns: always in the same order for the same file; empty when all is well.
    package func violations(existsOnce: (LocalTime) -> Bool) throws -> [Violation] {
        do {
            return try read { reading in
                let broken = try reading.fileViolations()
                guard broken.isEmpty else { return broken }
                return try reading.schemaViolations() + reading.sessionViolations(existsOnce)
                    + reading.planViolations() + reading.uidViolations()
                    + reading.historyViolations()
            }
        } catch StoreError.damaged {
            return [Violation(.soundFile, "The file is damaged and cannot be read through.")]
        } catch let error as StoreError {
            guard case .unreadable = error else { throw error }
            return [Violation(.soundFile, error.problem)]
        }
    }
}
