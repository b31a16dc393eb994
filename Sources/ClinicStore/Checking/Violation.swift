package import CivilTime

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

    /// Whether a column may be missing or hold what its type forbids, so that no row can be read.
    fileprivate var isAboutColumns: Bool {
        rule == .schema && problem.hasPrefix("The table")
            || rule == .soundFile && (problem.hasPrefix("NULL value") || problem.hasPrefix("non-"))
    }
}

extension ClinicStore {
    /// Looks for everything that must always hold, without trusting triggers and constraints.
    ///
    /// - Parameter isClear: whether a session's start and end are clear on the wall clock of the clinic's zone.
    /// - Returns: always in the same order for the same file; empty when all is well.
    /// - Throws: `StoreError.busy` or `.disk`; what is broken is returned, not thrown.
    package func violations(
        isClear: @escaping (Interval<LocalTime>) -> Bool
    ) throws -> [Violation] {
        var violations: [Violation] = []
        // Leaving a transaction may stumble over the same damage once more.
        let last = try Self.tellingUnreadable {
            try read { reading in
                let checks: [() throws -> [Violation]] = [
                    reading.fileViolations, reading.schemaViolations, reading.readingViolations,
                    { try reading.sessionViolations(isClear) }, reading.planViolations,
                    reading.uidViolations, reading.historyViolations,
                ]
                for check in checks {
                    let found = try Self.tellingUnreadable(check)
                    violations += found.filter { !violations.contains($0) }
                    if found.contains(where: \.isAboutColumns) { break }
                }
                return []
            }
        }
        return violations + last.filter { !violations.contains($0) }
    }

    /// A row or a page that cannot be read is a violation too.
    private static func tellingUnreadable(_ check: () throws -> [Violation]) throws -> [Violation] {
        do {
            return try check()
        } catch let error as StoreError {
            switch error {
            case .unreadable, .damaged, .notADatabase:
                return [Violation(.soundFile, error.problem)]
            default: throw error
            }
        }
    }
}
