package import CivilTime
package import ClinicStore

/// Why the clinic did not do what was asked, as a value: what a person gets to read of it stands in ClinicWords.
///
/// A noun has one, an enum with a case for each reason that carries what the sentence names.
package protocol ClinicRefusal: ClinicError {}

/// An error of ours, whatever module it is from: a person can be told what is wrong and what to do.
package protocol ClinicError: Error, Sendable {
    var kind: RefusalKind { get }
}

/// The class of a refusal; decides the exit status of the command line.
package enum RefusalKind: String, Hashable, Sendable {
    case refused
    case usage
    case badData = "bad-data"
    case notFound = "not-found"
    case cannotCreate = "cannot-create"
    case diskError = "disk-error"
    case busy
}

extension CivilTimeError: ClinicError {
    package var kind: RefusalKind { .usage }
}

extension StoreError: ClinicError {
    package var kind: RefusalKind {
        switch self {
        case .doubleBooked: .refused
        case .missingFile, .noClinic, .notFound: .notFound
        case .cannotCreate: .cannotCreate
        case .disk: .diskError
        case .busy: .busy
        case .isDirectory, .emptyFile, .notADatabase, .notOurs, .newerVersion, .damaged,
            .clinicExists, .uidUsed, .refused, .controlCharacter, .unreadable:
            .badData
        }
    }
}
