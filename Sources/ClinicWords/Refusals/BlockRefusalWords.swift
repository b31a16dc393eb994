import CivilTime
package import Clinic
import Planner

extension BlockRefusal: Worded {
    package var said: Failure {
        switch self {
        case .endsBefore(let last, let first):
            Failure(
                kind, "It is held on \(first) for the first time, and until \(last).",
                remedy: "Say a later day after \(say: [.until: .bare]).")
        case .hasLeft(let therapist):
            Failure(
                kind, "\(therapist.name) (\(therapist.id)) has left.",
                remedy: "Name those who work here: \(do: .list(.therapists))")
        }
    }
}
