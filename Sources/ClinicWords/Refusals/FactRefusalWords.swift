package import Clinic
import Planner

extension FactRefusal: Worded {
    package var said: Failure {
        switch self {
        case .stillToCome(let name, let value, let day, let today):
            Failure(
                kind, "\(name) is told for \(day), which is still to come.",
                remedy: """
                    Give the day on which it was measured or said: \(name)=\(value ?? "unknown")@\(today).
                    """)
        case .noSuchFact(let name, let near):
            Failure(
                kind, "There is no fact '\(name)'.", remedy: "See all with '\(do: .list(.facts))'.",
                details: near.suggested)
        case .ofPlan(let name):
            Failure(kind, "\(name) is worked out from the plan.", remedy: "Leave it out.")
        case .ofRegistration(let name):
            Failure(
                kind, "\(name) is worked out from the registration.",
                remedy: """
                    Use \(say: [.born: .bare]), \(say: [.heightCm: .bare]), \(say: [.weightKg: .bare]) or \
                    \(say: [.smokes: .bare]).
                    """)
        case .badValue(let problem, let near):
            Failure(
                kind, problem.problem, remedy: Advice(problem.remedy), details: near.suggested)
        case .noBirthday(let day):
            Failure(
                kind, "\(day) cannot be a date of birth.",
                remedy: "Write the year, month and day of birth, like 1961-04-02.")
        case .noSuchLanguage(let language, let known):
            Failure(
                kind, "Patients cannot be told anything in '\(language)' yet.",
                remedy: "Use \(known.joined(separator: " or ")).")
        }
    }
}

extension SheetRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noObject:
            Failure(
                kind, "The facts are no JSON object.",
                remedy: "Write facts by name, like {\"age_years\": 72, \"smoker\": true}.")
        case .badFacts(let problems):
            Failure(
                kind,
                "The facts have \(counted(problems.reduce(0) { $0 + $1.lines.count }, "problem")).",
                remedy: "See the facts and their types with '\(do: .list(.facts))'.",
                details: problems.flatMap(\.lines))
        }
    }
}

extension SheetRefusal.Problem {
    fileprivate var lines: [String] {
        switch self {
        case .noSuchFact(let name, let near):
            ["There is no fact '\(name)'."] + [near].compactMap { $0 }.suggested
        case .otherType(let name, let type):
            ["'\(name)' is \(type.rawValue), which its value is not."]
        }
    }
}

extension AnswerRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSuchQuestion(let id, let others, let near):
            Failure(
                kind, "There is no question '\(id)'.",
                remedy: "Those that are answered with no: \(others.joined(separator: ", ")).",
                details: near.suggested)
        case .noAnswer(let said, let group):
            Failure(
                kind, "'\(said)' is no answer to '\(group.ask)'",
                remedy: """
                    Say \(group.id)=no, or record what there is: \(say: group.first)\(group.others). \
                    \(group.id)=unknown takes a no back.
                    """)
        case .isToBeTold(let group, let says):
            Failure(
                kind, "'\(group.ask)' is not answered with \(says).",
                remedy: "Record it: \(do: .changePatient(nil), group.first)\(group.others)")
        }
    }
}

extension AskGroup {
    /// What records what there is.
    package var first: Inputs { ways.first ?? [:] }
    /// The other ways, each with an "or" before it.
    package var others: Advice {
        ways.dropFirst().reduce("") { $0 + " or \(say: $1)" }
    }

    private var ways: [Inputs] {
        switch list {
        case "current_classes": return [[.medicine: .blank(.name)]]
        case "allergies": return [[.allergy: .blank(.allergy)]]
        default: break
        }
        let facts = (no.map(\.fact) + facts).map { [.fact: .pair($0, .blank(.value))] as Inputs }
        return (conditions.isEmpty ? [] : [[.condition: .blank(.name)]]) + facts
    }
}
