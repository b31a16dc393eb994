package import CivilTime
import Clinic
package import ClinicStore

extension CivilTimeError: Worded {
    package var said: Failure { Failure(kind, problem, remedy: Advice(remedy)) }
}

extension StoreError: Worded {
    package var said: Failure { Failure(kind, problem, remedy: remedy) }

    private var remedy: Advice {
        switch self {
        case .missingFile: "Check the path, or create the clinic with '\(do: .makingClinic)'."
        case .isDirectory: "Name a file inside it."
        case .emptyFile: "Delete it first, or choose another file."
        case .notADatabase, .notOurs: "Choose the clinic's own file. Nothing was changed."
        case .newerVersion: "Update physio. Nothing was changed."
        case .damaged: "Put a backup of it in its place. Nothing was changed."
        case .cannotCreate: "Check that its directory exists and that you may write there."
        case .disk: "Check the free space and the permissions of the file and its directory."
        case .busy: "Try again in a moment."
        case .noClinic: "Run '\(do: .makingClinic)'."
        case .clinicExists: "Change it with '\(do: .changeClinic)'."
        case .notFound(let what):
            Self.list(of: what).map { "See all with '\(do: $0)'." }
                ?? "List what there is and check the id."
        case .doubleBooked: "Nothing was written. Choose another time, therapist or room."
        case .uidUsed: "Nothing was written. Try again with a fresh UID."
        case .refused: "Nothing was written. Correct the values and try again."
        case .controlCharacter: "Remove the character. Nothing was written."
        case .unreadable: "Run '\(do: .checkClinic)' and put a backup of the file in its place."
        }
    }

    /// What tells all there is of a kind, the first word of `what`.
    private static func list(of what: String) -> NextStep.Action? {
        switch what.prefix(while: { $0 != " " }) {
        case "history": .history
        case "patient": .list(.patients)
        case "therapist": .list(.therapists)
        case "plan": .list(.plans)
        case "session": .list(.sessions)
        case "room": .list(.rooms)
        case "class": .list(.classes)
        default: nil
        }
    }
}
