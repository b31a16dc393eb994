package import Clinic
import Planner

extension RuleRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSuchRule(let id, let near):
            Failure(
                kind, "There is no safety rule '\(id)'.",
                remedy: "See the rules that apply with '\(do: .safety(nil))'.",
                details: near.suggested)
        case .noAnswer(let said):
            Failure(
                kind, "'\(said)' is no answer to a question.",
                remedy: "Write QUESTION=TEXT, like egfr=\"not known, decided by Dr Lee because …\"."
            )
        case .noReason:
            Failure(
                kind, "A rule is overridden only for a reason.",
                remedy: "Add \(say: [.reason: .blank(.why)]); the plan's record shows it.")
        case .obstacles(let purpose, let obstacles):
            Failure(
                kind, purpose.undone,
                remedy: "Each line says what helps: record the fact, or decide by name.",
                reasons: obstacles.map(\.said))
        }
    }
}

extension RuleRefusal.Purpose {
    /// That it was not done.
    fileprivate var undone: String {
        switch self {
        case .makingPlan: "No plan is made: an answer is to no question of it."
        case .proposing(let medicine): "\(medicine.name) is not proposed."
        case .confirming(let medicine): "\(medicine.name) is not confirmed."
        case .overriding(let plan): "\(plan) is as it was."
        }
    }
}

extension Obstacle {
    /// What it is, and what helps.
    fileprivate var said: Advice {
        switch self {
        case .rule(let rule, let because): rule.obstacle(because)
        case .duplicate(let twice):
            """
            The patient takes something of the same kind already: \(twice). \
            Acknowledge: \(say: [.acknowledge: "DUPLICATE"])
            """
        case .aheadOfSteps(let medicine, let day):
            """
            \(medicine.name) is taken in steps (\(medicine.rhythm.usual.plan)), and this dose is ahead of \
            them on day \(day). If the patient has the steps behind them: \(say: [.acknowledge: "STEPS"])
            """
        case .unprotected(let medicine, let why, let rule):
            """
            \(medicine.name) needs protection of the stomach, and none may be given: \
            \(why.joined(separator: "; ")). Decide by name: \(say: .override(.known(rule)))
            """
        case .question(let question): question.said
        case .noReason: "An override needs \(say: [.reason: .bare])."
        case .notAsked(let fact): "Nothing waits for an answer to '\(fact)': leave it out."
        }
    }
}

extension SafetyRule {
    fileprivate func obstacle(_ because: String) -> Advice {
        let why: Advice = """
            \(id) \(severity.rawValue): \(title)\(because.isEmpty ? "" : " (\(because))"). \
            \(action.withFullStop)
            """
        return switch severity {
        case .avoid: "\(why) Override by name: \(say: .override(.known(id)))"
        case .caution: "\(why) Acknowledge: \(say: [.acknowledge: .known(id)])"
        default: why
        }
    }
}

extension Obstacle.Question {
    fileprivate var said: Advice {
        let ids = rules.prefix(6).joined(separator: ", ")
        let more = rules.count > 6 ? " and \(rules.count - 6) more" : ""
        let record = record.map { " Record it: \(do: $0)" as Advice }
        let decided = "not known, decided by \(prescriber) because WHY"
        return """
            Ask first: \(text) (\(ids)\(more)).\(record ?? ""); or answer it: \
            \(say: [.answer: .pair(fact, .known(decided))])
            """
    }
}
