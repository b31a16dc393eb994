package import CivilTime
package import Planner

/// Something about a running plan that somebody has to look at, with the step that helps.
package struct DriftItem: Documented, Hashable, Sendable {
    /// Within one risk and day, the firmest first.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case redFlag = "red-flag"
        case contraindicated, avoid
        case misses
        case declined
        /// Booked sessions that cannot stand as they are.
        case trouble
        case silence
        case noNextSession = "no-next-session"
        /// A medicine that was not begun again after a stop.
        case medicineWaiting = "medicine-waiting"
        case medicineReview = "medicine-review"
        case lowDose = "low-dose"
        case owed
        /// Little is left of what whoever pays or refers has allowed.
        case authorisation
        case held
        /// A routine flag that nobody has acted on.
        case routineFlag = "routine-flag"
        case reviewOverdue = "review-overdue"
        case unacknowledged
        case staleFact = "stale-fact"
        case outcomeOverdue = "outcome-overdue"
        case planEnding = "plan-ending"
        case unrecorded

        /// Whether it is told while the treatment is stopped: what the clinic is to write down, but nothing
        /// that goes on with the treatment.
        var isWatchedWhileStopped: Bool { self == .unrecorded || self == .outcomeOverdue }

        package var risk: Risk {
            switch self {
            case .redFlag: .urgent
            case .contraindicated, .avoid, .misses, .declined, .trouble, .silence, .noNextSession,
                .medicineReview, .medicineWaiting:
                .high
            case .lowDose, .owed, .authorisation, .held, .routineFlag, .reviewOverdue,
                .unacknowledged, .staleFact:
                .medium
            case .outcomeOverdue, .planEnding, .unrecorded: .low
            }
        }
    }

    /// What can come of it if nobody looks: harm now, harm or a lost patient, less effect, less knowledge.
    package enum Risk: String, Hashable, Sendable, CaseIterable, Comparable {
        case urgent, high, medium, low

        package static func < (left: Risk, right: Risk) -> Bool { left.rank < right.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package let kind: Kind
    /// `nil` for an open red flag of somebody without a running plan.
    package let plan: ID<StoredPlan>?
    package let patient: ID<Patient>
    /// Since when it stands, as far as it is known.
    package let since: Day
    package let problem: DriftProblem
    package let step: NextStep

    package var json: JSON {
        ([
            "kind": .string(kind.rawValue), "risk": .string(kind.risk.rawValue),
            "since": .text(since), "plan": .text(plan), "patient": .text(patient),
            "problem": .unsaid(problem), "command": .step(step),
        ] as JSON).adding(
            problem.troubled.isEmpty ? [:] : ["sessions": .array(problem.troubled.map(\.json))])
    }
}

extension [DriftItem] {
    /// By risk, then by time, then the firmer kind, then as they were found.
    var inOrder: [DriftItem] {
        let kinds = DriftItem.Kind.allCases
        return enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.kind.risk != b.kind.risk { return a.kind.risk < b.kind.risk }
            let ranks = (kinds.firstIndex(of: a.kind) ?? 0, kinds.firstIndex(of: b.kind) ?? 0)
            return (a.since, ranks.0, left.offset) < (b.since, ranks.1, right.offset)
        }.map(\.element)
    }
}
