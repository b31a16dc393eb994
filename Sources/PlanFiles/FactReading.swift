import PlanTree
import Planner

/// Facts, their words, and what follows from them.
extension Entry {
    func fact() -> Fact {
        var fact = Fact(
            name: text("name"), kind: choice("type", Fact.Kind.self) ?? .text, ask: text("ask"),
            unit: optionalText("unit"),
            range: value("range", required: false)?.pair("'range'", -1e6...1e6),
            values: texts("values"), mayBeNone: flag("may-be-none"),
            origin: value("from", required: false) == nil
                ? .recorded : choice("from", Fact.Origin.self) ?? .recorded,
            staleAfterDays: optionalInteger("stale-after-days", 1...3650),
            askedOf: inside("asked-of", required: false) { $0.audience() },
            meaning: optionalText("meaning"),
            askedWhen: value("asked-when", required: false).flatMap(predicate),
            askedAt: value("asked-at", required: false) == nil
                ? .plan : choice("asked-at", Fact.Time.self) ?? .plan,
            weeksSince: value("weeks-since", required: false).flatMap { reference($0, .fact) })
        if value("grows", required: false) != nil {
            fact.grows = choice("grows", Fact.Growth.self)
        }
        fact.ending = inside("ends", required: false) { $0.ending() }
        fact.otherwise = otherwise(of: fact)
        fact.exemption = inside("exempt", required: false) { $0.exemption() }
        return fact
    }

    private func otherwise(of fact: Fact) -> FactValue? {
        guard let place = value("otherwise", required: false),
            let text = place.text("'otherwise'")
        else { return nil }
        // What makes no sense has no value, also where a person may not say "none".
        if text == "none", fact.kind == .number { return FactValue.none }
        do {
            return try fact.value(of: text)
        } catch {
            place.report(error.problem, error.remedy)
            return nil
        }
    }

    private func ending() -> Fact.Ending {
        Fact.Ending(
            at: Double(integer("at", 1...5000)), expected: Double(integer("expected", 1...5000)),
            gives: value("gives").flatMap { reference($0, .fact) } ?? "", ask: text("ask"),
            answer: text("answer"), evidence: evidence())
    }

    private func exemption() -> Fact.Exemption {
        Fact.Exemption(
            kind: choice("as", Fact.Exemption.Kind.self) ?? .specifies, because: text("because"))
    }

    func audience() -> Fact.Audience {
        let sexes = Set(PatientDetails.Sex.allCases.map(\.rawValue))
        return Fact.Audience(
            sexes: texts("sexes").filter(sexes.contains).compactMap(PatientDetails.Sex.init),
            ages: range("ages", 0...125))
    }

    func factWord() -> FactWord {
        FactWord(
            id: text("id"), name: text("name"), also: texts("also"), broader: texts("broader"),
            evidence: value("evidence", required: false).flatMap(evidence) ?? .custom,
            withoutRule: value("without-rule", required: false).flatMap(evidence))
    }

    func askGroup() -> AskGroup {
        AskGroup(
            id: text("id"), short: text("short"), ask: text("ask"),
            conditions: texts("conditions"), no: list("no").compactMap(denial),
            facts: ids("facts", .fact),
            list: value("list", required: false).flatMap { reference($0, .fact) },
            askedOf: inside("asked-of", required: false) { $0.audience() }, evidence: evidence())
    }

    /// `pregnant=no`.
    private func denial(_ place: Place) -> AskGroup.Denial? {
        let parts = place.text("An entry of 'no'")?.split(separator: "=").map(String.init) ?? []
        guard parts.count == 2 else {
            place.report("An entry of 'no' says what is recorded.", "Write 'FACT=VALUE'.")
            return nil
        }
        let fact = place.with(.scalar(parts[0], isPlain: true, place.node.mark))
        guard reference(fact, .fact) != nil else { return nil }
        return AskGroup.Denial(fact: parts[0], value: parts[1])
    }

    func implication() -> Implication {
        Implication(
            id: text("id"), when: value("when").flatMap(predicate) ?? .all([]),
            sets: list("sets", required: true).compactMap(answer), evidence: evidence())
    }

    /// `conditions has hypertension` or `smoker == yes`.
    private func answer(_ place: Place) -> RuleCondition.Leaf? {
        guard let leaf = predicate(place)?.leaves.first else { return nil }
        guard leaf.comparison == .has || leaf.comparison == .equal else {
            place.report(
                "'\(leaf.text)' sets nothing.", "Write 'conditions has WORD' or 'FACT == VALUE'.")
            return nil
        }
        return leaf
    }

    func derivedFact() -> DerivedFact {
        let factors = each("counts") { entry in
            DerivedFact.Factor(
                when: entry.value("when").flatMap(entry.predicate) ?? .any([]),
                evidence: entry.evidence())
        }
        let condition = value("when", required: factors.isEmpty).flatMap(predicate)
        return DerivedFact(
            fact: id("fact", .fact), rule: condition.map { .holds($0) } ?? .count(factors),
            fromTold: flag("from-told"), evidence: evidence())
    }
}
