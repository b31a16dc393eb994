import Planner

extension Entry {
    func triageSign() -> TriageSign {
        TriageSign(
            id: identifier(), name: text("sign"), pointsTo: text("points-to"),
            text: optionalText("text") ?? "",
            evidence: each("evidence") {
                SignEvidence(
                    target: $0.text("target"), versus: $0.text("versus"), accuracy: $0.accuracy(),
                    note: $0.optionalText("note"), evidence: $0.evidence())
            })
    }

    func triageRule() -> TriageRule {
        TriageRule(
            id: identifier(), name: text("name"), items: texts("items"),
            threshold: text("threshold"), accuracy: accuracy(), extra: optionalText("extra"),
            note: optionalText("note"), evidence: evidence())
    }

    func triagePrior() -> TriagePrior {
        TriagePrior(what: text("what"), value: text("value"), evidence: evidence())
    }

    private func accuracy() -> Accuracy {
        Accuracy(
            sensitivity: optionalNumber("sens", 0...1), specificity: optionalNumber("spec", 0...1),
            positiveRatio: optionalNumber("lr-pos", 0...1_000),
            negativeRatio: optionalNumber("lr-neg", 0...1_000))
    }
}
