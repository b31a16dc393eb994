package import CivilTime
package import Planner

/// Why an answer of a screening is not recorded, or a red flag not closed.
package enum FlagRefusal: ClinicRefusal, Hashable {
    /// No such question; the nearest ids.
    case noSuchQuestion(String, near: [Suggestion])
    /// What was said of a question is neither yes nor no.
    case noAnswer(String, to: String)
    case yesAndNo(String)
    /// Flags that are present, and answers from which the flags would follow.
    case flagsAndAnswers
    /// Who acts is not known to be a clinician, and nobody else was named.
    case noClinician(String, today: Day)
    /// A day on which nobody is said to have settled it.
    case settledByNobody
    case noOpenFlag(String, of: ID<Patient>)
    /// It would be settled before it was found.
    case closedBeforeFound(Day, found: Day)

    package var kind: RefusalKind {
        switch self {
        case .noSuchQuestion, .noOpenFlag: .notFound
        case .noAnswer, .yesAndNo, .flagsAndAnswers, .noClinician, .settledByNobody,
            .closedBeforeFound:
            .usage
        }
    }
}
