import PlanTree
import Planner

extension Entry {
    func findingGroup() -> FindingGroup {
        FindingGroup(id: identifier(), name: text("name"), isSafety: flag("safety"))
    }

    func triageSign() -> TriageSign {
        TriageSign(
            id: identifier(), name: text("sign"), question: text("question"),
            group: id("group", .findingGroup),
            kind: choice("kind", TriageSign.Kind.self) ?? .told, also: texts("also"),
            implies: ids("implies", .sign), denies: ids("denies", .sign),
            ages: value("ages", required: false) == nil ? nil : range("ages", 0...125),
            facts: value("facts", required: false).flatMap(predicate),
            deniedBy: value("denied-by", required: false).flatMap(predicate))
    }

    func retiredSign() -> RetiredSign {
        RetiredSign(id: identifier(), instead: text("instead"))
    }

    func signSet() -> SignSet {
        SignSet(id: identifier(), signs: ids("signs", .sign, required: true))
    }

    func triageSetting() -> TriageSetting {
        TriageSetting(
            id: identifier(), name: text("name"), times: figuresByCause("times", 0.01...100),
            evidence: evidence())
    }

    /// A map of figures by cause, or by `something-else`.
    private func figuresByCause(
        _ key: String, _ limits: ClosedRange<Double>
    ) -> [String: Double] {
        guard let place = value(key, required: false) else { return [:] }
        guard let mapping = place.node.mapping else {
            place.report("'\(key)' is a map.", "Write it like {spinal-stenosis: 1.2}.")
            return [:]
        }
        var figures: [String: Double] = [:]
        for (name, node) in mapping {
            guard let cause = profiled(place.with(name)),
                let figure = place.with(node).number("The figure of '\(cause)'", limits)
            else { continue }
            figures[cause] = figure
        }
        return figures
    }

    /// The id of a cause, or `something-else`.
    func profiled(_ place: Place) -> String? {
        if place.node.text == CauseProfile.somethingElse {
            return CauseProfile.somethingElse
        }
        return reference(place, .cause)
    }
}
