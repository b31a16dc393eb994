package import Planner

/// Why a name that was told is not recorded.
package enum NameRefusal: Error, Hashable, Sendable {
    /// It is asked what is meant.
    case doubtful(NameKind, said: String, NameDoubt)
    /// It says that something is not there, or is somebody else's.
    case denied(NameKind, said: String)
    /// It was told as a condition and is an allergy.
    case allergy(String)
    case empty(NameKind)
    case tooLong(NameKind)
    /// The patient has nothing of that name; what is recorded.
    case notRecorded(NameKind, said: String, recorded: [String])
    /// `none` was told over names on record, which it would take off the list.
    case wouldForget(NameKind, [String])
    /// It is known, but no medicine that a plan may hold.
    case notInCatalogue(said: String, NameEntry?, near: [String])
    /// Several of the catalogue's medicines are called so.
    case severalInCatalogue(said: String, [Medicine])
    /// A fact that is to be forgotten and was never told.
    case factNotRecorded(String, recorded: [String])
}
