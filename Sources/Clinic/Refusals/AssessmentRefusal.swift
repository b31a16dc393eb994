package import Planner

/// Why signs lead to no assessment.
package enum AssessmentRefusal: ClinicRefusal, Hashable {
    /// The catalogue holds nothing that tells causes apart.
    case noCombining
    case ageUnknown(ID<Patient>)
    case noSign
    /// A sign is said to be present and absent.
    case presentAndAbsent(String)
    /// No such setting; those that there are.
    case noSuchSetting(String, known: [TriageSetting])
    /// No such sign; those that may be meant.
    case noSuchSign(String, near: [TriageSign])

    package var kind: RefusalKind {
        switch self {
        case .ageUnknown: .refused
        case .noSign: .usage
        case .noCombining, .presentAndAbsent, .noSuchSetting, .noSuchSign: .badData
        }
    }
}
