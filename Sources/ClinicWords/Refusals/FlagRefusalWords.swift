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
        case .flagsAndAnswers:
            Failure(
                kind, "Answers and flags that are present are not said together.",
                remedy: """
                    Say answers (\(say: [.clear: .bare]), \(say: [.answer: .bare])), or \
                    \(say: [.flag: .bare]).
                    """)
        case .settledByNobody:
            Failure(
                kind, "A day alone does not say who settled the flag.",
                remedy: "Say \(say: [.clearedBy: .blank(.name)]), too.")
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
