package import Clinic
import Planner

extension AssessmentRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noCombining:
            Failure(
                kind, "The catalogue holds nothing that tells causes apart.",
                remedy: "Give the folder of templates its triage/combining.yaml.")
        case .ageUnknown(let patient):
            Failure(
                kind,
                "The age of \(patient) is not known, and the same signs mean other things at 9, 35 and 80.",
                remedy: "Ask for the date of birth and record it: \(do: .birth(of: patient))")
        case .noSign:
            Failure(
                kind, "No sign was named.",
                remedy: """
                    Say what was found and what was looked for and not found: \
                    \(say: [.present: .blank(.sign), .absent: .blank(.sign)]); '\(do: .list(.signs))' has them.
                    """)
        case .presentAndAbsent(let sign):
            Failure(
                kind, "'\(sign)' is said to be present and absent.",
                remedy: "Name each sign once; leave out what was not looked for.")
        case .noSuchSetting(let setting, let known):
            Failure(
                kind, "There is no setting '\(setting)'.", remedy: "Choose one of these.",
                details: known.map { "\($0.id): \($0.name)" })
        case .noSuchSign(let name, let near):
            Failure(
                kind, "There is no sign '\(name)'.",
                remedy: near.isEmpty
                    ? "See all with '\(do: .list(.signs))'."
                    : "Name the one that is meant; '\(do: .list(.signs))' has all.",
                details: near.map { "\($0.id): \($0.name)" })
        }
    }
}
