import CivilTime
package import Clinic
import PlanFiles
import Planner

extension FileRefusal: Worded {
    package var said: Failure {
        switch self {
        case .exists(let path):
            Failure(
                kind, "There is a file '\(path)' already.",
                remedy: """
                    Change it with '\(do: .changeClinic)', or choose another with \
                    \(say: [.file: .blank(.file)]).
                    """)
        case .noFolder(let path):
            Failure(
                kind, "The folder of '\(path)' cannot be made.",
                remedy: """
                    Choose a file in a folder that you may write to: \(say: [.file: .blank(.file)]).
                    """)
        case .badTemplates(let problems):
            Failure(
                kind, "The templates have \(counted(problems.count, "problem")).",
                remedy: "Correct them; '\(do: .lintFolder)' lists them again.",
                details: problems.map(\.description))
        case .unreadableFolder(let folder, let problem):
            Failure(
                kind, "The folder '\(folder)' cannot be read.", remedy: Advice(problem.remedy))
        case .unknownZone(let zone):
            Failure(
                kind, "There is no time zone '\(zone)' on this system.",
                remedy: "Name a zone like Europe/London; where none is found, install tzdata.")
        case .damagedZone(let error):
            Failure(kind, error.problem, remedy: Advice(error.remedy))
        case .skipped(let time, let zone):
            Failure(
                kind, "\(time) does not exist in \(zone): clocks skip it.",
                remedy: "Tell a time before or after the change.")
        }
    }
}
