package import CivilTime
package import Planner

/// Why no plan is made while it is not known that no red flag is open.
package enum ScreeningRefusal: ClinicRefusal, Hashable {
    /// A flag is open; what the catalogue knows of those that are.
    case stopped(TreatmentStop, firmest: TreatmentStop.Flag, [RedFlag])
    /// Nobody asked; the cause that the plan is for.
    case missing(ID<Patient>, cause: String)
    /// Flags of the template were not asked for; what they are called, and how many the template has.
    case incomplete(ID<Patient>, PlanTemplate, missing: [String])
    /// It is so many days old, and so many are allowed.
    case old(ID<Patient>, days: Int, allowed: Int, cause: String)
    /// There is no such flag; the nearest ones.
    case noSuchFlag(String, near: [Suggestion])

    package var kind: RefusalKind {
        switch self {
        case .noSuchFlag: .badData
        case .stopped, .missing, .incomplete, .old: .refused
        }
    }
}

/// Why nobody is known to have cleared a patient or settled a flag.
package enum ClearanceRefusal: ClinicRefusal, Hashable {
    /// What was said has no date.
    case undated(said: String)
    /// The day is still to come.
    case stillToCome(Day)
    /// It was decided too many days ago; as many are allowed.
    case old(Day, days: Int, allowed: Int)
    /// What was said is no person's name.
    case noName(said: String)
    /// The name is the patient's or somebody's who decides nothing.
    case noClinician(said: String)

    package var kind: RefusalKind { .usage }
}

/// Why somebody of this age is not treated.
package enum AgeRefusal: ClinicRefusal, Hashable {
    /// No plan without a date of birth.
    case noPlanWithoutBirthday(ID<Patient>)
    /// No treatment without a date of birth.
    case noSessionWithoutBirthday(ID<Patient>)
    /// A rule forbids a single treatment; an "avoid" may be decided against.
    case forbidden(ID<Patient>, age: Int, by: SafetyRule)
    /// The rule is not decided on where a session is booked; those that are.
    case notDecidedHere(String, rules: [String])

    package var kind: RefusalKind {
        switch self {
        case .notDecidedHere: .usage
        case .noPlanWithoutBirthday, .noSessionWithoutBirthday, .forbidden: .refused
        }
    }
}
