import Clinic
import Planner

extension SignList: Drawn {
    func lines(width: Int?) -> [String] {
        var lines: [String] = []
        for group in triage.groups {
            lines += [lines.isEmpty ? "" : "\n", group.name].filter { !$0.isEmpty }
            for sign in triage.signs where sign.group == group.id {
                let mark = sign.facts == nil ? "" : " *"
                lines.append("  \(sign.id)\(mark)  \(sign.question)")
            }
        }
        lines += ["", "* filled from the record where the facts are known"]
        if showsFigures { lines += [""] + figures }
        return lines
    }

    private var figures: [String] {
        var lines = [
            "Weights: likelihood ratio when found / when denied; 1 says nothing.",
            "Marks: V read in the source, M from memory of it, C our own choice.",
        ]
        for profile in triage.profiles {
            lines += ["", profile.cause]
            lines.append(
                "  prior by age, %: "
                    + profile.priors.map { "\($0)" }.joined(separator: ", ")
                    + "  [\(profile.priorEvidence.text)]")
            lines += profile.weights.map { weight in
                let against = weight.against.map { ", against \($0)" } ?? ""
                return "  \(weight.sign) \(weight.ratio.present)/\(weight.ratio.absent) "
                    + "(\(weight.kind.rawValue)\(against)\(weight.published?.told ?? ""))"
                    + "  [\(weight.evidence.text)]"
            }
        }
        lines += ["", "Published rules"]
        lines += triage.rules.map { rule in
            "  \(rule.id): \(rule.name), for \(rule.cause), "
                + "\(rule.ratio.present)/\(rule.ratio.absent)\(rule.published.told)"
                + "  [\(rule.evidence.text)]"
        }
        return lines
    }
}

extension PublishedRatio {
    fileprivate var told: String {
        let parts = [
            positive.map { "LR+ \($0)" }, positiveBound.map { "bound \($0)" },
            negative.map { "LR- \($0)" }, negativeBound.map { "bound \($0)" },
            versus.map { "against \($0)" },
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "; source: " + parts.joined(separator: ", ")
    }
}
