package import Planner

/// Why a name that was told is not recorded.
package enum NameRefusal: ClinicRefusal, Hashable {
    /// It is asked what is meant.
    case doubtful(NameKind, said: String, NameDoubt)
    /// It says that something is not there, or is somebody else's.
    case denied(NameKind, said: String)
    /// It was told as a condition and is a sign of a red flag, to be asked for at the screening.
    case sign(said: String, RefusedSign)
    /// It was told as a condition and is an allergy.
    case allergy(String)
    case empty(NameKind)
    case tooLong(NameKind)
    /// The patient has nothing of that name; what is recorded.
    case notRecorded(NameKind, said: String, recorded: [RecordedName])
    /// `none` was told over names on record, which it would take off the list.
    case wouldForget(NameKind, [RecordedName])
    /// No medicine that a plan may hold, known by an entry or not at all; those that are called nearly so.
    case notInCatalogue(said: String, NameEntry?, near: [Suggestion])
    /// Several of the catalogue's medicines are called so.
    case severalInCatalogue(said: String, [Medicine])
    /// A fact that is to be forgotten and was never told.
    case factNotRecorded(String, recorded: [String])

    package var kind: RefusalKind {
        switch self {
        case .doubtful, .denied, .sign, .allergy, .empty, .tooLong: .badData
        case .notRecorded, .notInCatalogue, .severalInCatalogue, .factNotRecorded: .notFound
        case .wouldForget: .refused
        }
    }
}

/// A sign of a red flag that was told as a condition.
package struct RefusedSign: Hashable, Sendable {
    package let sign: ToldSign
    /// Whether nothing else was told with it, so that it may not be kept as it was said either.
    package let isExact: Bool
    /// The flag's name and the question's words.
    package let flag: String
    package let action: RedFlag.Action
    package let ask: String
    /// `nil` while nobody has said.
    package var whose: Whose?

    /// Of whom it was told.
    package enum Whose: Hashable, Sendable {
        case patient(ID<Patient>)
        /// Who is being registered, by name.
        case newcomer(String)
    }
}

extension NameRefusal {
    /// The same, told of a patient: a sign is then answered with a step that names the patient.
    func told(of whose: RefusedSign.Whose) -> NameRefusal {
        guard case .sign(let said, var sign) = self else { return self }
        sign.whose = whose
        return .sign(said: said, sign)
    }
}
