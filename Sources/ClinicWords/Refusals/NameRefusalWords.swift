package import Clinic
import Planner

extension NameRefusal: Worded {
    package var said: Failure {
        switch self {
        case .doubtful(let name, let said, let doubt): doubt.failure(kind, name, said)
        case .sign(let said, let sign): sign.failure(kind, said)
        case .denied(let name, let said): name.denied(kind, said)
        case .allergy(let said):
            Failure(
                kind, "'\(said)' is an allergy, not a condition.",
                remedy: """
                    Record the substance and what happened: \(say: [.allergy: "penicillin: rash"]).
                    """)
        case .empty(let name):
            Failure(
                kind, "A name of \(name.told) is empty.",
                remedy: "Say it, or \(say: name.none) when there is none.")
        case .tooLong(let name):
            Failure(
                kind, "A name of \(name.told) has more than 200 characters.",
                remedy: "Give the name alone; what else is to be kept belongs into a note.")
        case .notRecorded(let name, let said, let recorded):
            Failure(
                kind, "The \(name.rawValue) '\(said)' is not recorded.",
                remedy: recorded.isEmpty
                    ? "None is recorded." : "Name one of those that are recorded.",
                details: recorded.map { $0.name + ($0.said.map { " (\($0), as said)" } ?? "") })
        case .wouldForget(let name, let names): name.wouldForget(kind, names.map(\.withReaction))
        case .notInCatalogue(let said, let entry, let near):
            Failure(
                kind,
                entry.map { "\($0.told) is no medicine that a plan may hold." }
                    ?? "There is no medicine '\(said)'.",
                remedy: "See those that a plan may hold with '\(do: .list(.medicines))'.",
                details: near.suggested)
        case .severalInCatalogue(let said, let medicines):
            Failure(
                kind, "'\(said)' may be several medicines of the catalogue.",
                remedy: "Name one by its id.", details: medicines.map { "\($0.id)  \($0.name)" })
        case .factNotRecorded(let name, let recorded):
            Failure(
                kind, "\(name) is not recorded, so there is nothing to forget.",
                remedy: recorded.isEmpty
                    ? "No fact is recorded." : "Recorded: \(recorded.joined(separator: ", ")).")
        }
    }
}

extension NameKind {
    fileprivate func denied(_ kind: RefusalKind, _ said: String) -> Failure {
        Failure(
            kind,
            "'\(said)' says that something is not there, not for certain, or somebody else's.",
            remedy: """
                Leave it out; one that was recorded by mistake goes with \(say: taken); \(say: none) says \
                that there is none; to keep the text: \(say: kept(said)).
                """)
    }

    fileprivate func wouldForget(_ kind: RefusalKind, _ lost: [String]) -> Failure {
        Failure(
            kind,
            naming: """
                \(say: none) would take off the list what is on record: \(lost.joined(separator: "; ")).
                """,
            remedy: """
                When there are no others: \(say: [field: "no-others"]), which keeps them. One that was \
                recorded by mistake goes by its name: \(say: taken). To take all of them off the list, say \
                \(say: [.yes: .bare]) beside it.
                """, reasons: lost.map { Advice($0) })
    }

    /// Says that there is none.
    fileprivate var none: Inputs { [field: "none"] }
    /// Keeps what was said as it is.
    fileprivate func kept(_ said: String) -> Inputs { [field: .said("other:\(said)")] }
    /// Takes one off the list.
    fileprivate var taken: Inputs {
        switch self {
        case .medicine: [.withoutMedicine: .blank(.name)]
        case .condition: [.withoutCondition: .blank(.name)]
        case .allergy: [.withoutAllergy: .blank(.name)]
        }
    }
}

extension RecordedName {
    fileprivate var withReaction: String { name + (reaction.map { ": \($0)" } ?? "") }
}
