package import Clinic

extension PatientRefusal: Worded {
    package var said: Failure {
        switch self {
        case .erasureUnconfirmed(let patient):
            Failure(
                kind, "This erases the person behind \(patient) for good.",
                remedy:
                    "Say \(say: [.yes: .bare]) to do it, or \(say: [.dryRun: .bare]) to see what it would do."
            )
        }
    }
}
