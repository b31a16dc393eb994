package import Clinic

/// An error of ours with what a person reads of it.
package protocol Worded: ClinicError {
    /// What is wrong, where, and what to do next.
    var said: Failure { get }
}

extension Failure {
    /// In words. Each has some; a test reads that.
    package init(saying error: any ClinicError) {
        self = (error as? any Worded)?.said ?? Failure(error.kind, "\(error)", remedy: "")
    }

    /// Any error of ours in words; `nil` for errors from elsewhere.
    package init?(saying error: any Error) {
        guard let error = error as? any ClinicError else { return nil }
        self.init(saying: error)
    }
}
