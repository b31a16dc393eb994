package import Clinic

/// A refusal with what a person reads of it.
package protocol Worded: ClinicRefusal {
    /// What is wrong, where, and what to do next.
    var said: Failure { get }
}

extension Failure: Worded {
    package var said: Failure { self }
}

extension Failure {
    /// A refusal in words. Each has some; a test reads that.
    package init(saying refusal: any ClinicRefusal) {
        self =
            (refusal as? any Worded)?.said
            ?? Failure(refusal.kind, "It is refused: \(refusal).", remedy: "")
    }

    /// Any error of ours in words; `nil` for errors from elsewhere.
    package init?(saying error: any Error) {
        guard let refusal = error as? any ClinicRefusal else { return nil }
        self.init(saying: refusal)
    }
}
