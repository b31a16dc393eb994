import PlanTree
import Planner

extension Entry {
    func redFlag() -> RedFlag {
        var flag = RedFlag(
            id: identifier(), ask: text("ask"),
            action: choice("action", RedFlag.Action.self) ?? .emergency,
            instruction: text("instruction"), appliesTo: text("applies-to"), evidence: evidence(),
            name: optionalText("name"))
        flag.regions = Set(list("regions").compactMap(region))
        flag.questions = each("questions") { $0.screeningQuestion() }
        flag.raisedWhen = value("raised-when", required: false).flatMap {
            logic($0, asking: flag.questions.map(\.id))
        }
        flag.alone = each("alone") { $0.loneAnswer(of: flag) }
        flag.clinicianAdds = texts("clinician-adds")
        if flag.questions.isEmpty != (flag.raisedWhen == nil) {
            place.report(
                "A flag has questions and 'raised-when', or neither.",
                "Write which answers raise it, like 'raised-when:' and below it 'any: [ces.saddle]'."
            )
        }
        for question in flag.questions
        where flag.raisedWhen?.questions.contains(question.id) != true {
            place.report(
                "The question '\(question.id)' raises nothing.",
                "Name it in 'raised-when', or leave it out.")
        }
        return flag
    }

    func clearanceRules() -> ClearanceRules {
        _ = evidence()
        var rules = ClearanceRules()
        rules.days = integer("days", 1...730)
        rules.remarks = Set(texts("remarks", required: true))
        rules.titles = Set(texts("titles", required: true))
        return rules
    }

    private func loneAnswer(of flag: RedFlag) -> RedFlag.LoneAnswer {
        let asked = texts("questions", required: true)
        for id in asked where !flag.questions.contains(where: { $0.id == id }) {
            place.report("The flag has no question '\(id)'.", "Name one of its questions.")
        }
        return RedFlag.LoneAnswer(
            action: choice("action", RedFlag.Action.self) ?? .emergency,
            instruction: optionalText("instruction") ?? flag.instruction, questions: asked,
            evidence: evidence())
    }

    private func region(_ place: Place) -> ScreeningRegion? {
        guard let text = place.text("A region") else { return nil }
        guard let region = ScreeningRegion(rawValue: text) else {
            place.report("'\(text)' is no region.", "Write hip or back.")
            return nil
        }
        return region
    }

    private func screeningQuestion() -> ScreeningQuestion {
        ScreeningQuestion(
            id: text("id"), text: text("en"), german: text("de"),
            knownFrom: value("known-from", required: false).flatMap(predicate),
            askedOf: inside("asked-of", required: false) { $0.audience() })
    }

    /// A question's id, or a map of `all`, `any` or `at-least` to a list of the same.
    private func logic(_ place: Place, asking ids: [String]) -> ScreeningLogic? {
        guard let mapping = place.node.mapping else {
            guard let id = place.text("A question's id") else { return nil }
            guard ids.contains(id) else {
                place.report("The flag has no question '\(id)'.", "Name one of its questions.")
                return nil
            }
            return .question(id)
        }
        guard mapping.count == 1, let (key, node) = mapping.first.map({ ($0.key, $0.value) }) else {
            return refuse(place)
        }
        let below = place.with(node)
        switch key.text {
        case "all": return .all(parts(below, ids))
        case "any": return .any(parts(below, ids))
        case "at-least":
            return inside(below, "'at-least'") { entry in
                ScreeningLogic.atLeast(
                    entry.integer("count", 1...50),
                    entry.list("of", required: true).compactMap { entry.logic($0, asking: ids) })
            }
        default: return refuse(place)
        }
    }

    private func parts(_ place: Place, _ ids: [String]) -> [ScreeningLogic] {
        (place.list("The answers") ?? []).compactMap { logic($0, asking: ids) }
    }

    private func refuse(_ place: Place) -> ScreeningLogic? {
        place.report(
            "The logic of a flag is 'all', 'any' or 'at-least' with a list of questions.",
            "Write 'any: [ces.saddle, ces.urine]', or 'at-least:' with 'count' and 'of'.")
        return nil
    }
}
