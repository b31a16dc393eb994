import CivilTime
package import Clinic
import Planner

extension AuthorisedLeft {
    /// `2 of 6 sessions left, until 2027-01-31`.
    package var told: String {
        let last = until.map { ", until \($0)" } ?? ""
        guard let left, let all = authorisations.total else {
            return "any number of sessions\(last)"
        }
        return "\(left) of \(counted(all, "session")) left\(last)"
    }
}
