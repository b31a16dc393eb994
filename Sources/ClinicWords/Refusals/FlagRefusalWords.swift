import CivilTime
package import Clinic
import Planner

extension FlagRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSuchQuestion(let id, let near):
            Failure(
                kind, "There is no question '\(id)'.",
                remedy: "See them with '\(do: .screen(nil))'.",
                details: near.suggested)
        case .noAnswer(let text, let question):
            Failure(
                kind, "'\(text)' is no answer.",
                remedy: """
                    Say yes or no: \(say: [.answer: .pair(question, "yes")]), or \
                    \(say: [.answer: .pair(question, "no")]).
                    """)
        case .yesAndNo(let question):
            Failure(
                kind, "'\(question)' is answered yes and no.", remedy: "Say one of them.")
        case .noClinician(let actor, let today):
            Failure(
                kind, "'\(actor)' does not name the clinician who settled it.",
                remedy: """
                    Tell the name and the date: \
                    \(say: [.clearedBy: "Dr Lee", .clearedOn: "\(today)"]).
                    """)
        case .noOpenFlag(let flag, let patient):
            Failure(
                kind, "\(patient) has no open flag '\(flag)'.",
                remedy: "See the flags with '\(do: .screen(patient))'.")
        case .closedBeforeFound(let day, let found):
            Failure(
                kind, "The flag was found on \(found), after \(day).",
                remedy: "Tell when it was settled: a day from \(found) on.")
        }
    }
}
