package import CivilTime
package import Planner

/// A prescriber's decision on a proposed medicine.
package struct Prescription: Sendable {
    var plan: ID<StoredPlan>
    /// By id or name.
    var medicine: String
    var prescriber: String
    var role: Role
    /// Like `400 mg 3 times a day` or `70 mg once a week on Monday`; `nil` for the usual one.
    var dose: String?
    /// Day of the first dose; `nil` for the proposed one.
    var from: Day?
    /// `nil` for the proposed one.
    var until: End?
    var acknowledged: [String]
    var overridden: [String]
    /// Answers to open questions, each like `egfr=not known, decided by Dr Lee because …`.
    package var answers: [String]
    var reason: String?

    package init(
        plan: ID<StoredPlan>, medicine: String, prescriber: String, role: Role = .gp,
        dose: String? = nil, from: Day? = nil, until: End? = nil,
        acknowledged: [String] = [], overridden: [String] = [], answers: [String] = [],
        reason: String? = nil
    ) {
        self.plan = plan
        self.medicine = medicine
        self.prescriber = prescriber
        self.role = role
        self.dose = dose
        self.from = from
        self.until = until
        self.acknowledged = acknowledged
        self.overridden = overridden
        self.answers = answers
        self.reason = reason
    }
}

extension Prescription {
    /// Who may confirm a medicine.
    package enum Role: String, CaseIterable, Sendable {
        case gp, specialist
    }

    /// How long a course goes on.
    package enum End: Hashable, Sendable {
        /// Without a last day, to be reviewed.
        case open
        case day(Day)
    }
}
