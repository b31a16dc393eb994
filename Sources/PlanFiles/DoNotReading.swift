import Planner

extension Entry {
    /// What is not to be used for a cause, and what keeps to it: `rules` that say so, a `rule` of its own with
    /// `classes` or `medicines`, or `told-only`.
    func doNot(cause: String) -> DoNot {
        var item = DoNot(
            what: text("what"), strength: text("strength"), evidence: evidence())
        let rules = ids("rules", .safetyRule)
        let own = value("rule", required: false) != nil
        let told = flag("told-only")
        guard [!rules.isEmpty, own, told].count(where: { $0 }) == 1 else {
            place.report(
                "Nothing keeps to '\(item.what)'.",
                "Name the 'rules' that say so, or give it a 'rule' id with 'severity' and 'classes' or"
                    + " 'medicines'; 'told-only: true' where it is no medicine.")
            return item
        }
        item.onlyIn =
            value("only-in", required: false) == nil
            ? nil : choice("only-in", ClinicSettings.Jurisdiction.self)
        if own { item.hold = .own(doNotRule(item, cause)) }
        if !rules.isEmpty { item.hold = .rules(rules) }
        return item
    }

    private func doNotRule(_ item: DoNot, _ cause: String) -> SafetyRule {
        let planned =
            texts("classes").map { RuleCondition.written("planned_class", .has, .text($0)) }
            + texts("medicines").map { .written("planned_drug", .has, .text($0)) }
        if planned.isEmpty {
            place.report(
                "The rule '\(text("rule"))' names no medicine.", "Add 'classes' or 'medicines'.")
        }
        let more = list("when").compactMap(predicate)
        return SafetyRule(
            id: text("rule"), title: "Not for this cause: \(item.what)",
            severity: choice("severity", FindingSeverity.self) ?? .avoid, tier: 1,
            when: .all([.written("cause", .equal, .text(cause)), .any(planned)] + more),
            action: item.strength.prefix(1).uppercased() + item.strength.dropFirst(),
            scope: .medication, evidence: item.evidence)
    }
}
