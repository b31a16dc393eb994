package import Clinic

/// A refusal with what a person reads of it.
package protocol Worded: ClinicRefusal {
    /// What is wrong, where, and what to do next.
    var said: Failure { get }
}

extension Failure {
    /// Any error of ours in words; `nil` for errors from elsewhere.
    package init?(saying error: any Error) {
        if let refusal = error as? any Worded {
            self = refusal.said
        } else {
            self.init(telling: error)
        }
    }
}
