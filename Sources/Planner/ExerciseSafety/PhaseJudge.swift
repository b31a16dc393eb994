/// Judges exercises by the rules, for some days of a plan.
package struct PhaseJudge: Hashable, Sendable {
    package let judge: ExerciseJudge
    private let sheets: [FactSheet]
    private let recorded: [String: RecordedFact]
    private let catalog: Catalog

    package static func == (left: PhaseJudge, right: PhaseJudge) -> Bool {
        left.sheets == right.sheets && left.judge.fired == right.judge.fired
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(judge.fired.map(\.id)) }

    /// Judges for the days of a phase, which are counted from the day of `facts`.
    ///
    /// `overridden` are ids of rules. `earlier` is one for other days of the same patient, by the same
    /// catalogue; it saves work.
    package init(
        _ cause: String, on days: ClosedRange<Int>, _ facts: PlanFacts, _ catalog: Catalog,
        _ phase: PhaseFacts, overridden: Set<String>, after earlier: PhaseJudge? = nil
    ) {
        sheets = facts.exerciseSheets(cause, on: days, catalog, phase)
        judge = ExerciseJudge(
            sheets, catalog, overridden: overridden, after: earlier?.judge.last)
        (recorded, self.catalog) = (facts.recorded, catalog)
    }

    /// What the rules say of an item of the library, given by its id.
    package func verdict(on item: String) -> ExerciseVerdict {
        catalog.use(of: item).map { judge.verdict(on: $0) } ?? ExerciseVerdict()
    }

    /// What the rules say of an item when no phase prescribes walking of its own any more.
    package func verdict(afterPhases item: String) -> ExerciseVerdict {
        guard let use = catalog.use(of: item) else { return ExerciseVerdict() }
        return judge.verdict(on: use) { !$0.rule.when.facts.contains("phase_has_walking") }
    }

    /// Why: each rule with the facts that make it fire, and what the first of them asks for.
    package func because(_ rules: [ExerciseRule]) -> String {
        let told = rules.map { rule in
            let sheet = sheets.first(where: rule.fires)
            let facts = sheet.map { rule.rule.told($0, recorded, catalog) } ?? ""
            return rule.rule.title + (facts.isEmpty ? "" : " (\(facts))") + ", rule \(rule.id)"
        }
        return told.joined(separator: "; ") + (rules.first.map { ". \($0.rule.action)" } ?? "")
    }
}

extension [ExerciseRule] {
    /// The marks and sources of all rules, each once.
    var evidence: String {
        var told: [String] = []
        for rule in self where !told.contains(rule.rule.evidence.text) {
            told.append(rule.rule.evidence.text)
        }
        return told.joined(separator: "; ")
    }
}
