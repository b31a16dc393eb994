package import Planner

/// All that the triage knows.
package struct SignList: Page, Documented {
    package let triage: TriageContent
    /// Whether the figures and sources are asked for.
    package let showsFigures: Bool

    package init(_ catalog: Catalog, showsFigures: Bool) {
        triage = catalog.triage
        self.showsFigures = showsFigures
    }

    package var json: JSON {
        [
            "groups": .array(
                triage.groups.map { ["id": .string($0.id), "name": .string($0.name)] }),
            "signs": .array(triage.signs.map(\.json)),
            "causes": .array(triage.profiles.map(\.json)),
            "rules": .array(triage.rules.map(\.json)),
        ]
    }
}

extension TriageSign {
    fileprivate var json: JSON {
        [
            "id": .string(id), "sign": .string(name), "question": .string(question),
            "group": .string(group), "kind": .string(kind.rawValue), "also": .texts(also),
            "fromRecord": .bool(facts != nil), "implies": .texts(implies), "denies": .texts(denies),
        ]
    }
}

extension CauseProfile {
    fileprivate var json: JSON {
        [
            "id": .string(cause), "priors": .array(priors.map(JSON.number)),
            "priorEvidence": .string(priorEvidence.text),
            "weights": .array(weights.map(\.json)),
        ]
    }
}

extension SignWeight {
    fileprivate var json: JSON {
        [
            "sign": .string(sign), "kind": .string(kind.rawValue),
            "present": .number(ratio.present), "absent": .number(ratio.absent),
            "against": .text(against), "published": published?.json ?? .null,
            "evidence": .string(evidence.text), "note": .text(note),
        ]
    }
}

extension PublishedRatio {
    fileprivate var json: JSON {
        [
            "positive": .optional(positive), "positiveBound": .optional(positiveBound),
            "negative": .optional(negative), "negativeBound": .optional(negativeBound),
            "versus": .text(versus),
        ]
    }
}

extension TriageRule {
    fileprivate var json: JSON {
        [
            "id": .string(id), "name": .string(name), "cause": .string(cause),
            "items": .texts(count.items.compactMap(\.sign)), "present": .number(ratio.present),
            "absent": .number(ratio.absent), "published": published.json,
            "evidence": .string(evidence.text), "note": .text(note),
        ]
    }
}
