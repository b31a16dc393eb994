import PlanTree
import Planner

extension Entry {
    func causeProfile() -> CauseProfile {
        let picture = evidence("picture")
        return CauseProfile(
            cause: value("cause").flatMap(profiled) ?? "",
            priors: list("prior", required: true)
                .compactMap { $0.number("A prior", 0.0001...100) },
            priorEvidence: evidence("prior-evidence"),
            sex: inside("sex", required: false) { entry in
                CauseProfile.SexShares(
                    female: entry.number("female", 0.01...100),
                    male: entry.number("male", 0.01...100), evidence: entry.evidence())
            },
            weights: weights("typical", .typical, picture)
                + weights("defining", .defining, picture)
                + each("measured") { $0.measuredWeight() })
    }

    /// A map of ratios by sign, all with the evidence of the cause's picture.
    private func weights(
        _ key: String, _ kind: SignWeight.Kind, _ evidence: Evidence
    ) -> [SignWeight] {
        guard let place = value(key, required: false) else { return [] }
        guard let mapping = place.node.mapping else {
            place.report(
                "'\(key)' is a map of signs.", "Write it like {groin-pain: 2/0.5, limp: 1.5/1}.")
            return []
        }
        return mapping.compactMap { name, node in
            guard let sign = reference(place.with(name), .sign),
                let ratio = ratio(place.with(node), "The weight of '\(sign)'")
            else { return nil }
            if kind == .typical, !ratio.isTypical {
                place.with(node).report(
                    "A typical weight goes from 0.5 to 2.",
                    "Put '\(sign)' under 'defining' or 'measured', or use a smaller weight.")
            }
            return SignWeight(sign: sign, kind: kind, ratio: ratio, evidence: evidence)
        }
    }

    private func measuredWeight() -> SignWeight {
        SignWeight(
            sign: id("sign", .sign), kind: .measured, ratio: usedRatio(),
            against: value("against", required: false).flatMap { reference($0, .cause) },
            published: publishedRatio(), evidence: evidence(), note: optionalText("note"))
    }

    func usedRatio() -> FindingRatio {
        value("used").flatMap { ratio($0, "'used'") } ?? FindingRatio(present: 1, absent: 1)
    }

    func publishedRatio() -> PublishedRatio {
        let limits = 0.0...1_000.0
        return PublishedRatio(
            positive: optionalNumber("lr-pos", limits), negative: optionalNumber("lr-neg", limits),
            positiveBound: optionalNumber("lr-pos-bound", limits),
            negativeBound: optionalNumber("lr-neg-bound", limits), versus: optionalText("versus"))
    }

    private func ratio(_ place: Place, _ what: String) -> FindingRatio? {
        guard let text = place.text(what) else { return nil }
        guard let ratio = FindingRatio(parsing: text) else {
            place.report(
                "\(what) is '\(text)', not two likelihood ratios.",
                "Write the ratio of finding it, '/', and of not finding it: 2/0.5, each 0.01 to 100."
            )
            return nil
        }
        return ratio
    }
}

extension FindingRatio {
    fileprivate var isTypical: Bool {
        (0.5...2).contains(present) && (0.5...2).contains(absent)
    }
}
