package import Planner

extension Screening {
    package var json: JSON {
        [
            "id": .text(id), "date": .text(day), "by": .string(author),
            "covers": covers.map { .texts($0.sorted()) } ?? .null,
            "answers": .object(
                answers.sorted { $0.key < $1.key }.map {
                    JSON.Member(key: $0.key, value: .bool($0.value))
                }),
            "answeredYes": .texts(answers.filter(\.value).keys.sorted()), "clear": .bool(isClear),
            "flags": .array(
                flags.map { flag in
                    [
                        "id": .string(flag.flag), "action": .string(flag.action.rawValue),
                        "outcome": .text(flag.closing?.outcome.rawValue),
                        "closed": .text(flag.closing?.day), "closedBy": .text(flag.closing?.by),
                        "note": .text(flag.closing?.note),
                    ]
                }),
        ]
    }
}

/// The findings of a plan after some were acknowledged.
package struct AcknowledgedRules: Page {
    package let findings: [PlanFinding]

    package init(findings: [PlanFinding]) { self.findings = findings }
}

/// Those findings of a plan that a clinician has set aside.
package struct OverriddenRules: Page {
    package let findings: [PlanFinding]

    package init(findings: [PlanFinding]) { self.findings = findings }
}

extension SafetyVerdict {
    /// Ids only, for scripts.
    package var json: JSON {
        [
            "fired": .texts(fired.map(\.id)),
            "unknown": .array(
                open.map {
                    ["rule": .string($0.rule.id), "missing": .texts($0.missing.map(factWord))]
                }),
            "notFired": .texts(notFired.map(\.id)),
        ]
    }
}

extension SafetyReview {
    package var json: JSON {
        [
            "patient": .text(patient.id),
            "fired": .array(
                verdict.fired.map { rule in
                    [
                        "rule": .string(rule.id), "severity": .string(rule.severity.rawValue),
                        "title": .string(rule.title), "because": .string(told(rule)),
                        "action": .string(rule.action), "scope": .string(rule.scope.rawValue),
                        "evidence": .string(rule.evidence.text),
                    ]
                }),
            "questions": .array(asked.now.map { $0.json(for: patient.id) }),
            "questionsLater": .array(asked.later.map { $0.json(for: patient.id) }),
            "open": .array(
                verdict.questions.map {
                    PlanQuestion($0, catalog, of: patient.details).json(for: patient.id)
                }),
            "stale": .array(
                stale.map { ["fact": .string($0.fact.name), "days": .integer($0.days)] }),
            "notFired": .integer(verdict.notFired.count),
        ]
    }
}
