/// The rules for some days of a plan, with what they were asked with.
package struct PhaseJudge: Hashable, Sendable {
    package let judge: ExerciseJudge
    private let sheets: [FactSheet]
    private let recorded: [String: RecordedFact]
    private let catalog: Catalog

    package static func == (left: PhaseJudge, right: PhaseJudge) -> Bool {
        left.sheets == right.sheets && left.judge.fired == right.judge.fired
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(judge.fired.map(\.id)) }

    /// `days` count from the day of which the facts are; `earlier` is of the same patient and catalogue.
    package init(
        _ cause: String, on days: ClosedRange<Int>, _ facts: PlanFacts, _ catalog: Catalog,
        _ phase: PhaseFacts, overridden: Set<String>, after earlier: PhaseJudge? = nil
    ) {
        sheets = facts.exerciseSheets(cause, on: days, catalog, phase)
        judge = ExerciseJudge(
            sheets, catalog, overridden: overridden, after: earlier?.judge.last)
        (recorded, self.catalog) = (facts.recorded, catalog)
    }

    package func verdict(on item: String) -> ExerciseVerdict {
        catalog.use(of: item).map { judge.verdict(on: $0) } ?? ExerciseVerdict()
    }

    /// When no phase prescribes walking of its own any more.
    package func verdict(afterPhases item: String) -> ExerciseVerdict {
        guard let use = catalog.use(of: item) else { return ExerciseVerdict() }
        return judge.verdict(on: use) { !$0.rule.when.facts.contains("phase_has_walking") }
    }

    /// Each rule with the facts that make it fire, and what the first asks for.
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
    /// Marks and sources of all, each once.
    var evidence: String {
        var told: [String] = []
        for rule in self where !told.contains(rule.rule.evidence.text) {
            told.append(rule.rule.evidence.text)
        }
        return told.joined(separator: "; ")
    }
}
