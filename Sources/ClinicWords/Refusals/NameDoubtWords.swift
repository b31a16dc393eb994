import Clinic
import Planner

extension RefusedSign {
    /// Asked for at the screening it stops what it has to; as a condition no rule would know it.
    func failure(_ kind: RefusalKind, _ said: String) -> Failure {
        let old = sign.old.map { "\(say: [.condition: .said($0)])" as Advice }
        let known: Advice =
            old.isEmpty
            ? ""
            : " Where it has been so for long and a doctor knows it, record \(old.listed("or"))."
        let keep: Advice =
            isExact
            ? ""
            : " Where it is something else, keep it: \(say: [.condition: .said("other:\(said)")])."
        let answer = sign.answered
        let (first, step): (Advice, NextStep) =
            switch whose {
            case .newcomer(let name):
                ("Add the patient without it first.", NextStep(.screenNewcomer(name), answer))
            case .patient(let id): ("Leave it out here.", NextStep(.screen(id), answer))
            case nil: ("Leave it out here.", NextStep(.screen(nil), answer))
            }
        return Failure(
            kind,
            "'\(said)' is a sign of a red flag, not a condition. \(flag) (\(action.rawValue)): \(ask)",
            remedy: "\(first)\(known)\(keep) Where the answer is yes: \(do: step)")
    }
}

extension ToldSign {
    fileprivate var answered: Inputs { [.answer: .pair(question, "yes")] }
}

extension NameDoubt {
    func failure(_ kind: RefusalKind, _ name: NameKind, _ said: String) -> Failure {
        switch reason {
        case .fact(let fact):
            return Failure(
                kind, "'\(said)' is recorded as a fact, so that the rules know it.",
                remedy: fact.remedy)
        case .sign(let sign, _):
            return Failure(
                kind, "'\(said)' is a sign of a red flag, not a condition.",
                remedy: "Ask for it: \(do: .screen(nil), sign.answered)")
        default:
            let (problem, remedy) = asked(name, said)
            var names = candidates.map(\.told)
            if case .ambiguous = reason { names = names.map { "for example \($0)" } }
            return Failure(kind, problem, remedy: remedy, details: names)
        }
    }

    /// What is asked back, and how it is answered.
    private func asked(_ name: NameKind, _ said: String) -> (String, Advice) {
        let named: Advice = "\(say: [name.field: .blank(.name)])"
        let keep: Advice = "to keep it as it is: \(say: [name.field: .said("other:\(said)")])"
        let names = candidates.map(\.told)
        return switch reason {
        case .ambiguous(let question):
            (
                "'\(said)' may be several things. \(question)",
                """
                Say which, with \(named); when nobody knows, \(keep), which stays an open question.
                """
            )
        case .form(let form):
            (
                "'\(said)' is not known as \(form). Is one of these meant?",
                "Say it with \(named); when it is none of them, \(keep)."
            )
        case .nearly:
            (
                "There is no \(name.rawValue) '\(said)'. Did you mean \(names.listed("or"))?",
                "Say it again with \(named); when it is something else, \(keep)."
            )
        case .holds:
            (
                "'\(said)' is not known as a whole. Is \(names.listed("or")) meant?",
                "Say the name alone, with \(named); when it is something else, \(keep)."
            )
        case .several, .fact, .sign:
            (
                "'\(said)' names several: \(names.listed("and")).",
                """
                Say each of its own: \
                \(say: Inputs(candidates.map { Input(name.field, .said($0.name)) })).
                """
            )
        }
    }
}

extension NamedFact {
    /// How it is recorded.
    fileprivate var remedy: Advice {
        switch self {
        case .value(let fact, let value):
            """
            Say \(say: [.fact: .pair(fact, .known(value))]), with the day behind it when it is not today \
            (\(fact)=\(value)@2026-11-03).
            """
        case .number(let fact, let counts):
            "Say \(say: [.fact: .pair(fact, .blank(.number))]), N being \(counts)."
        case .particular(.smoking):
            "Say \(say: [.smokes: .blank(.number)]) (0 for a former smoker)."
        case .particular(.size):
            "Say \(say: [.heightCm: .blank(.number), .weightKg: .blank(.number)])."
        }
    }
}
