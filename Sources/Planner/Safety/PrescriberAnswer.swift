package import CivilTime

/// A prescriber's answer to a question that no recorded fact decides. It is kept with the plan, with
/// question, medicine, name, day and text, and counts as long as the question is open for the rules for which
/// it was given.
extension PlanFinding {
    private static let mark = "ANSWER "

    /// The answer `text` to a question, to be kept with the plan. `asked` is the question as it was put,
    /// `medicine` the id of the medicine it is about.
    package init(
        answer text: String, to question: FactQuestion, asked: String, on medicine: String,
        by prescriber: String, day: Day
    ) {
        self.init(
            rule: Self.mark + question.fact, severity: question.firmest,
            title: "Answered by the prescriber: \(asked)", action: text, subject: medicine,
            evidence: "C", state: .acknowledged, by: prescriber, reason: text,
            facts: [
                "day": "\(day)", "rules": question.rules.map(\.id).joined(separator: ","),
            ])
    }

    /// The fact that it answers for; `nil` for the finding of a rule.
    package var answeredQuestion: String? {
        rule.hasPrefix(Self.mark) ? String(rule.dropFirst(Self.mark.count)) : nil
    }

    /// Whether the answer still counts for the question as it is open now: it was given for all of its rules,
    /// and the fact was not recorded since.
    package func answers(
        _ question: FactQuestion, _ recorded: [String: RecordedFact]
    ) -> Bool {
        guard answeredQuestion == question.fact, let facts,
            let day = facts["day"].flatMap({ try? Day(parsing: $0) })
        else { return false }
        let told = recorded[RuleCondition.factName(question.fact)]?.day
        let rules = Set((facts["rules"] ?? "").split(separator: ",").map(String.init))
        return (told ?? day) <= day && rules.isSuperset(of: question.rules.map(\.id))
    }
}

extension MedicineVerdict {
    /// What has to be answered before the medicine is taken: what a contraindication, or an "avoid" that is
    /// not among `overridden`, waits for.
    package func firmQuestions(overridden: Set<String>) -> [FactQuestion] {
        SafetyVerdict(open: undecided(overridden: overridden)).questions
    }
}
