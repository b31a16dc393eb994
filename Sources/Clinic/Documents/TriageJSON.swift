import Planner

extension TriageSign {
    var json: JSON {
        [
            "id": .string(id), "sign": .string(name), "question": .string(question),
            "group": .string(group), "kind": .string(kind.rawValue), "also": .texts(also),
            "fromRecord": .bool(facts != nil), "implies": .texts(implies), "denies": .texts(denies),
        ]
    }
}

extension CauseProfile {
    var json: JSON {
        [
            "id": .string(cause), "priors": .array(priors.map(JSON.number)),
            "priorEvidence": .string(priorEvidence.text),
            "weights": .array(weights.map(\.json)),
        ]
    }
}

extension SignWeight {
    var json: JSON {
        [
            "sign": .string(sign), "kind": .string(kind.rawValue),
            "present": .number(ratio.present), "absent": .number(ratio.absent),
            "against": .text(against), "published": published?.json ?? .null,
            "evidence": .string(evidence.text), "note": .text(note),
        ]
    }
}

extension PublishedRatio {
    var json: JSON {
        [
            "positive": .optional(positive), "positiveBound": .optional(positiveBound),
            "negative": .optional(negative), "negativeBound": .optional(negativeBound),
            "versus": .text(versus),
        ]
    }
}

extension TriageRule {
    var json: JSON {
        [
            "id": .string(id), "name": .string(name), "cause": .string(cause),
            "items": .texts(count.items.compactMap(\.sign)), "present": .number(ratio.present),
            "absent": .number(ratio.absent), "published": published.json,
            "evidence": .string(evidence.text), "note": .text(note),
        ]
    }
}
