package import CivilTime
package import Planner

/// Why a fact of a patient is not recorded, or no fact at all.
package enum FactRefusal: ClinicRefusal, Hashable {
    /// It is told for a day that is still to come; `nil` for a value that is not known.
    case stillToCome(String, value: String?, on: Day, today: Day)
    /// There is none of that name; the nearest ones.
    case noSuchFact(String, near: [Suggestion])
    /// It follows from the plan.
    case ofPlan(String)
    /// It follows from what the patient was registered with.
    case ofRegistration(String)
    /// The value is none of the fact's; the nearest ones.
    case badValue(FactProblem, near: [Suggestion])
    case noBirthday(Day)
    /// Patients are not told anything in that language; those in which they are.
    case noSuchLanguage(String, known: [String])

    package var kind: RefusalKind { .badData }
}

/// Why the facts of a file are not looked at.
package enum SheetRefusal: ClinicRefusal, Hashable {
    case noObject
    case badFacts([Problem])

    package enum Problem: Hashable, Sendable {
        /// There is no fact of that name; the nearest one.
        case noSuchFact(String, near: Suggestion?)
        /// The value is not of the fact's type.
        case otherType(String, Fact.Kind)
    }

    package var kind: RefusalKind { .badData }
}

/// Why an answer to a question about several facts is not recorded.
package enum AnswerRefusal: ClinicRefusal, Hashable {
    /// There is no such question; those that are answered with no, and the nearest ones.
    case noSuchQuestion(String, answeredWithNo: [String], near: [Suggestion])
    /// What was said is no answer to it.
    case noAnswer(said: String, to: AskGroup)
    /// It is answered by what there is, never like this.
    case isToBeTold(AskGroup, not: String)

    package var kind: RefusalKind { .badData }
}
