/// A part of the body whose red flags are asked for together.
package enum ScreeningRegion: String, Hashable, Sendable, CaseIterable { case hip, back }

/// A question of the red-flag screening, to be answered yes or no, in the patient's words.
package struct ScreeningQuestion: Hashable, Sendable {
    /// E.g. `ces.saddle`.
    package let id: String
    package let text: String
    package let german: String
    /// What is on record answers it where this is decided.
    package let knownFrom: RuleCondition?
    /// Of whom it is asked; of others the answer is no.
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

/// When the answers raise a flag.
package indirect enum ScreeningLogic: Hashable, Sendable {
    case question(String)
    case all([ScreeningLogic])
    case any([ScreeningLogic])
    case atLeast(Int, [ScreeningLogic])

    /// Every question that it asks, in the order written.
    package var questions: [String] {
        switch self {
        case .question(let id): [id]
        case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.questions)
        }
    }

    /// Whether it holds; unknown while a question that could decide it is not answered.
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
