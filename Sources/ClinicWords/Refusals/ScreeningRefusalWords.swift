package import Clinic
import Planner

extension ScreeningRefusal: Worded {
    package var said: Failure {
        switch self {
        case .stopped(let stop, let firmest, let known):
            Failure(
                kind,
                "STOP: an \(firmest.action.rawValue) red flag is open (\(firmest.flag)): no plan is made.",
                remedy: "When a clinician has settled it: \(stop.closing)",
                details: stop.lines(known))
        case .missing(let patient, let cause):
            Failure(
                kind, "\(patient) has not been screened for red flags.",
                remedy: """
                    '\(do: .screen(patient), [.cause: .known(cause)])' tells what to ask. Record it: \
                    '\(do: .screen(patient), [.cause: .known(cause), .clear: .bare])' when every answer is \
                    no, or \(say: [.answer: .pair("ID", "yes")]) for each that is not.
                    """)
        case .incomplete(let patient, let template, let missing):
            Failure(
                kind,
                "The screening of \(patient) does not cover \(template.name): \(missing.count) of"
                    + " \(template.redFlags.count) signs were not asked for.",
                remedy: """
                    '\(do: .screen(patient), [.cause: .known(template.id)])' tells what is still to be asked.
                    """,
                details: missing)
        case .old(let patient, let days, let allowed, let cause):
            Failure(
                kind,
                "The red-flag screening of \(patient) is \(counted(days, "day")) old; \(allowed) are allowed.",
                remedy: """
                    Screen again: '\(do: .screen(patient), [.cause: .known(cause)])' tells what to ask.
                    """)
        case .noSuchFlag(let id, let near):
            Failure(
                kind, "There is no red flag '\(id)'.",
                remedy: "See all with '\(do: .screen(nil))'.", details: near.suggested)
        }
    }
}

extension ClearanceRefusal: Worded {
    package var said: Failure {
        Failure(
            kind, problem,
            remedy: isOld
                ? "Ask again, and tell the new date."
                : """
                Tell the name and the date: \(say: [.clearedBy: "Dr Lee", .clearedOn: "2026-11-20"]), \
                or \(say: [.clearedBy: "Dr Lee, 2026-11-20"]).
                """)
    }

    private var isOld: Bool {
        if case .old = self { true } else { false }
    }

    private var problem: String {
        switch self {
        case .undated(let said): "'\(said)' does not say when."
        case .stillToCome(let day): "\(day) is still to come: nobody can have decided it then."
        case .old(let day, let days, let allowed):
            "What was decided on \(day) is \(counted(days, "day")) old; \(allowed) are allowed."
        case .noName(let said): "'\(said)' is no person's name."
        case .noClinician(let said): "'\(said)' does not name the clinician who decided it."
        }
    }
}

extension AgeRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noPlanWithoutBirthday(let patient):
            Failure(
                kind,
                "\(patient) has no date of birth, and plans are made by age: nothing is booked.",
                remedy: "Record it: \(do: .birth(of: patient))")
        case .noSessionWithoutBirthday(let patient):
            Failure(
                kind,
                "\(patient) has no date of birth, and treatments are booked by age: nothing is booked.",
                remedy: """
                    Record it: \(do: .birth(of: patient)). Somebody can look first: \
                    \(say: [.kind: "assessment"]).
                    """)
        case .forbidden(let patient, let age, let rule):
            Failure(
                kind,
                "\(patient) is \(age): no treatment is booked. \(rule.action.withoutFullStop) (\(rule.id)).",
                remedy: """
                    \(rule.deciding)Somebody can look first: \(say: [.kind: "review"]). A date of birth \
                    that is wrong is corrected with '\(do: .birth(of: patient))'.
                    """)
        case .notDecidedHere(let rule, let rules):
            Failure(
                kind, "A session is not booked against \(rule).",
                remedy: "Only \(rules.joined(separator: ", ")) are decided here.")
        }
    }
}

extension SafetyRule {
    /// How a clinician decides against it, where that may be.
    fileprivate var deciding: Advice {
        severity == .avoid ? "Decide by name: \(say: .override(.known(id))). " : ""
    }
}
