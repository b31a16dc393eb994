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
        case .notHeld(let block, let from):
            Failure(
                kind, "\(block) is not held from \(from) on as it is; nothing was changed.",
                remedy: "See when it is held with '\(do: .list(.blocks))'.")
        }
    }
}
