import CivilTime
package import Clinic
import Planner

extension PageRefusal: Worded {
    package var said: Failure {
        switch self {
        case .endsBefore(let first, let last):
            Failure(
                kind, "The list ends (\(last)) before it begins (\(first)).",
                remedy: "Write the earlier day after \(say: [.from: .bare]).")
        case .noCause(let text, let near):
            Failure(
                kind, "There is no cause '\(text)'.",
                remedy: "See all with '\(do: .list(.causes))'.", details: near.suggested)
        case .noMedicine(let id):
            Failure(
                kind, "There is no medicine '\(id)' in the catalogue.",
                remedy: "See all with '\(do: .list(.medicines))'.")
        case .noPhase(let number, let plan, let count):
            Failure(
                kind, "\(plan) has no phase \(number).",
                remedy: count == 0
                    ? "It is a plan to refer, without phases." : "Choose from 1 to \(count).")
        case .noFollowUp:
            Failure(
                kind, "The plan files hold no 'follow-up' limits.",
                remedy: "Add them to global-rules.yaml; see '\(do: .lintTemplates)'.")
        case .noSites:
            Failure(
                kind, "This clinic's file knows no sites: it is one clinic at one place.",
                remedy: "Split by therapist, cause or month.")
        case .noWaitingLimits:
            Failure(
                kind, "The plan files hold no 'waiting' limits.",
                remedy: "Add them to global-rules.yaml; see '\(do: .lintTemplates)'.")
        case .skipped(let time, let zone):
            Failure(
                kind, "\(time) does not exist in \(zone).",
                remedy: "Tell a time before or after the change of clocks.")
        case .notMadeYet(let plan, let time):
            Failure(
                kind, "\(plan) was not there yet at \(time).",
                remedy: "See when it was made with '\(do: .planHistory(plan))'.")
        }
    }
}
