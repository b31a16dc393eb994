package import Planner

/// Why no plan can be composed.
extension ComposeError: ClinicRefusal {
    package var kind: RefusalKind {
        switch self {
        case .unknownMedicine, .unknownReturn: .notFound
        case .quitDate: .usage
        case .forbidden, .stopped, .beforeOperation, .ageUnknown, .wrongAge: .refused
        }
    }
}
