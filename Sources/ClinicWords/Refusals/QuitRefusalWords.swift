import CivilTime
package import Clinic
import Planner

extension QuitRefusal: Worded {
    package var said: Failure {
        switch self {
        case .outside(let day, let programme, let allowed):
            Failure(
                kind, "A new quit date on \(day) is not \(programme.quitRule).",
                remedy: "Choose a day from \(allowed.lowerBound) to \(allowed.upperBound).")
        case .noProgramme(let plan):
            Failure(
                kind, "\(plan) has no smoking cessation.",
                remedy: "Make a plan with it for a patient who smokes.")
        case .noTime(let contact, let days):
            Failure(
                kind,
                "No time is free for '\(contact.name)' from \(days.lowerBound) to \(days.upperBound).",
                remedy: "Choose another quit date, or free some time; nothing was changed.")
        }
    }
}
