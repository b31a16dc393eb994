import CivilTime
import ClinicStore

/// Why something was not done, told to a person: what is wrong, where, and what to do next.
package struct Failure: Error, Sendable {
    /// The class of a failure; decides the exit status of the command line.
    package enum Kind: String, Sendable {
        case refused
        case usage
        case badData = "bad-data"
        case notFound = "not-found"
        case cannotCreate = "cannot-create"
        case diskError = "disk-error"
        case busy
    }

    package var kind: Kind
    package var problem: String
    package var remedy: Advice
    /// A line each: the candidates of a name, the problems of a file, the weeks that do not fit.
    package var details: [Advice]

    package init(_ kind: Kind, _ problem: String, remedy: Advice, details: [String] = []) {
        self.init(kind, problem, remedy: remedy, reasons: details.map { Advice($0) })
    }

    /// With details that may name next steps themselves.
    package init(_ kind: Kind, _ problem: String, remedy: Advice, reasons: [Advice]) {
        self.kind = kind
        self.problem = problem
        self.remedy = remedy
        details = reasons
    }

    /// All of it, a line each.
    package var told: Advice {
        ([Advice(problem)] + details.map { "  \($0)" } + [remedy]).joined(separator: "\n")
    }
}

extension Failure {
    /// Any error of ours as a failure; `nil` for errors from elsewhere.
    package init?(telling error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as CivilTimeError:
            self.init(.usage, error.problem, remedy: Advice(error.remedy))
        case let error as StoreError:
            self.init(Kind(error), error.problem, remedy: error.remedy)
        default: return nil
        }
    }
}

extension Failure.Kind {
    fileprivate init(_ error: StoreError) {
        if case .doubleBooked = error {
            self = .refused
            return
        }
        switch error.kind {
        case .dataError: self = .badData
        case .noInput: self = .notFound
        case .cannotCreate: self = .cannotCreate
        case .ioError: self = .diskError
        case .busy: self = .busy
        }
    }
}
