package import Planner

extension MadeAssessment {
    /// The causes' probabilities and that of everything else add up to 1.
    package var json: JSON {
        let causes = assessment.causes.map { ($0, Self.rounded($0.probability)) }
        let other = Self.rounded(1 - causes.reduce(0) { $0 + $1.1 })
        return [
            "assessment": .text(stored.id), "patient": .text(patient.id),
            "redFlags": .array(
                assessment.redFlags.map(json) + openFlags.filter(isNew).map(json)),
            "verdict": .string(assessment.verdict.rawValue), "undecided": undecided,
            "origin": .string(assessment.origin),
            "origins": .array(
                assessment.origins.map {
                    [
                        "origin": .string($0.origin.rawValue),
                        "share": .number(Self.rounded($0.share)),
                    ]
                }),
            "causes": .array(
                causes.map { cause, probability in
                    [
                        "id": .string(cause.id), "name": .string(cause.name),
                        "origin": .string(cause.origin.rawValue),
                        "probability": .number(probability), "support": .integer(cause.support),
                        "reasons": .array(cause.reasons.map(\.json)),
                    ]
                }),
            "other": ["probability": .number(other)],
            "referrals": .array(assessment.referrals.map(json)),
            "ask": .array(
                assessment.ask.compactMap { catalog.triage.sign($0) }.map {
                    [
                        "id": .string($0.id), "sign": .string($0.name),
                        "question": .string($0.question),
                    ]
                }),
            "fromRecord": .texts(fromRecord),
            "retired": .array(
                retired.map { ["id": .string($0.id), "instead": .string($0.instead)] }),
        ]
    }

    /// To a millionth, so that the sum stays 1.
    private static func rounded(_ share: Double) -> Double { (share * 1e6).rounded() / 1e6 }

    private var undecided: JSON {
        guard assessment.verdict != .likely else { return .null }
        return [
            "kind": .string(assessment.verdict.rawValue), "between": .texts(assessment.between),
            "ask": .texts(assessment.ask),
        ]
    }

    /// Whether the findings do not tell it already.
    package func isNew(_ open: ScreenedFlag) -> Bool {
        !assessment.redFlags.contains { $0.rule.flag == open.flag }
    }

    private func json(_ fired: FiredFlagRule) -> JSON {
        [
            "id": .string(fired.rule.flag ?? fired.rule.id),
            "urgency": .string(fired.rule.urgency.rawValue), "because": .texts(fired.because),
            "rule": .string(fired.rule.id), "text": .string(fired.rule.why),
            "ask": .texts(fired.open),
            "screen": .texts(redFlag(fired.rule.flag)?.questions.map(\.id) ?? []),
            "instruction": .text(instruction(fired.rule.flag)),
            "evidence": .string(fired.rule.evidence.text), "recorded": .bool(false),
        ]
    }

    private func json(_ open: ScreenedFlag) -> JSON {
        [
            "id": .string(open.flag), "urgency": .string(open.action.rawValue),
            "because": ["recorded and open"],
            "instruction": .text(redFlag(open.flag)?.instruction(for: open.action)),
            "recorded": .bool(true),
        ]
    }

    package func redFlag(_ id: String?) -> RedFlag? { catalog.redFlags.first { $0.id == id } }

    /// What to do about a flag.
    package func instruction(_ flag: String?) -> String? { redFlag(flag)?.instruction }
}

extension TriageReason {
    fileprivate var json: JSON {
        [
            "id": .string(id), "name": .string(name), "kind": .string(kindName),
            "for": .bool(ratio >= 1), "likelihoodRatio": .number((ratio * 100).rounded() / 100),
            "found": isFound.map(JSON.bool) ?? .null, "evidence": .string(sources.text),
        ]
    }

    private var kindName: String {
        switch kind {
        case .sign(let weight, _): weight.kind.rawValue
        case .rule: "rule"
        case .placeNotNamed: "place-not-named"
        case .nothingMechanical: "nothing-mechanical"
        }
    }
}

extension TriageReason {
    /// Whether the sign was found; `nil` for what is no sign.
    package var isFound: Bool? {
        if case .sign(_, let isFound) = kind { isFound } else { nil }
    }

    /// Where the figure comes from.
    package var sources: Evidence {
        switch kind {
        case .sign(let weight, _): weight.evidence
        case .rule(let rule): rule.evidence
        case .placeNotNamed, .nothingMechanical: .custom
        }
    }
}
