package import CivilTime
package import Planner
package import Scheduler

/// Why a booked session cannot or must not stand as it is.
package enum Trouble: Unworded, Documented, Hashable {
    /// It breaks a rule of the diary, or leaves the days of what rides on it.
    case broken(RuleViolation, Kind)
    /// Its plan rests on that day.
    case rests(Day)
    /// Its patient's treatment is stopped.
    case stopped(TreatmentStop)
    /// Whoever pays or refers has not allowed it.
    case notAuthorised(AuthorisationGap, ID<StoredPlan>)

    /// What it comes from; documents show the code.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case therapistAbsent = "therapist-absent"
        case therapistLeft = "therapist-left"
        case therapistHours = "therapist-hours"
        case closed, room
        case patientAway = "patient-away"
        case busy, stopped, window, authorisation

        /// Whether another place cures it; else somebody has to decide.
        package var isCuredElsewhere: Bool { self != .stopped && self != .authorisation }
    }

    package var kind: Kind {
        switch self {
        case .broken(_, let kind): kind
        case .rests: .patientAway
        case .stopped: .stopped
        case .notAuthorised: .authorisation
        }
    }

    package var json: JSON { json(in: nil) }

    /// With other words, if there are any.
    func json(in words: String?) -> JSON {
        ["kind": .string(kind.rawValue), "text": words.map(JSON.string) ?? .unsaid(self)]
    }

    /// `nil` for a rule that says how well a session lies, not whether it can stand.
    init?(_ violation: RuleViolation) {
        guard let kind = violation.rule.trouble else { return nil }
        self = .broken(violation, kind)
    }
}

extension Rule {
    /// What is the trouble with a session that breaks it where it stands.
    fileprivate var trouble: Trouble.Kind? {
        switch self {
        case .openingHours, .closedDay, .unusableTime: .closed
        case .patientAvailability, .blockedDay: .patientAway
        case .patientBusy, .therapistBusy: .busy
        case .therapistHours: .therapistHours
        case .absence: .therapistAbsent
        case .therapistLeft: .therapistLeft
        case .room: .room
        case .riderWindow: .window
        case .authorised: .authorisation
        case .buffer, .seat, .skill, .onlyTherapist, .maxPerDay, .minDaysBetween, .planWeek,
            .startWindow,
            .horizon,
            .reviewTolerance, .sessionOrder:
            nil
        }
    }
}

extension [Trouble] {
    /// Whether another place cures all of them.
    package var areCuredElsewhere: Bool { allSatisfy(\.kind.isCuredElsewhere) }
}
