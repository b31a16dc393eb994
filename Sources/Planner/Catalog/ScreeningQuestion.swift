/// A part of the body whose red flags are asked for together.
package enum ScreeningRegion: String, Hashable, Sendable, CaseIterable { case hip, back }

/// A question of the screening for red flags, in the patient's words, to be answered with yes or no.
package struct ScreeningQuestion: Hashable, Sendable {
    /// Like `ces.saddle`.
    package let id: String
    /// In English.
    package let text: String
    /// In German.
    package let german: String
    /// What is recorded answers the question if it decides this condition.
    package let knownFrom: RuleCondition?
    /// Who is asked; for everybody else the answer is no. `nil` for everybody.
    package let askedOf: Fact.Audience?

    package init(
        id: String, text: String, german: String, knownFrom: RuleCondition? = nil,
        askedOf: Fact.Audience? = nil
    ) {
        self.id = id
        self.text = text
        self.german = german
        self.knownFrom = knownFrom
        self.askedOf = askedOf
    }
}

/// Which answers raise a flag.
package indirect enum ScreeningLogic: Hashable, Sendable {
    /// A yes to the question with this id.
    case question(String)
    case all([ScreeningLogic])
    case any([ScreeningLogic])
    /// At least so many of these.
    case atLeast(Int, [ScreeningLogic])

    /// Ids of all its questions, in the order in which they are written.
    package var questions: [String] {
        switch self {
        case .question(let id): [id]
        case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.questions)
        }
    }

    /// Whether the answers raise the flag; unknown while a question that could decide it is not answered.
    /// Answers are by the id of the question.
    package func truth(_ answers: [String: Bool]) -> Truth {
        switch self {
        case .question(let id): return answers[id].map { $0 ? .yes : .no } ?? .unknown
        case .all(let parts): return Self.count(parts, answers, needed: parts.count)
        case .any(let parts): return Self.count(parts, answers, needed: 1)
        case .atLeast(let count, let parts): return Self.count(parts, answers, needed: count)
        }
    }

    private static func count(
        _ parts: [ScreeningLogic], _ answers: [String: Bool], needed: Int
    ) -> Truth {
        let truths = parts.map { $0.truth(answers) }
        let yes = truths.count { $0 == .yes }
        if yes >= needed { return .yes }
        return yes + truths.count { $0 == .unknown } < needed ? .no : .unknown
    }
}
