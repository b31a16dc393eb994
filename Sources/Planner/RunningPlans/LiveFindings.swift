package import CivilTime

/// What the safety rules say of a plan with today's facts, together with what was decided about it.
///
/// What a plan says of its safety is worked out here, wherever it is shown or acted on. What is kept with the
/// plan is only who decided what, and on which facts.
package struct LiveFindings: Hashable, Sendable {
    /// How a finding differs from what was known when somebody last decided.
    package enum News: String, Hashable, Sendable, CaseIterable {
        /// It was not there.
        case new
        /// It was acknowledged or overridden, but a fact on which that rests has become worse since.
        case worse
        /// It was there, but today's facts do not say so any more.
        case gone
    }

    /// What one rule says of one medicine or line of care.
    package struct Line: Hashable, Sendable {
        /// The finding as it is today; `open` until somebody has decided on these facts.
        package let finding: PlanFinding
        /// `nil` when nothing has changed.
        package let news: News?
        /// The facts that make it fire, in words; empty if it is gone.
        package let because: String
        /// The day of the newest of these facts; `nil` if none has a day.
        package let since: Day?
    }

    /// In the plan's order of medicines, then the other lines of care, then exercises; within each, the
    /// firmest first.
    package let lines: [Line]
    /// Rules that a missing fact leaves open, for each medicine and line of care.
    package let open: [SafetyVerdict.OpenRule]

    /// What the rules say of this plan with these facts.
    ///
    /// `exercises` are the plan's as they are now; without them nothing is said about exercises.
    package init(
        of plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog,
        exercises: PlanExercises? = nil
    ) {
        let asked = Self.asked(plan, facts, catalog)
        let kept = plan.details.findings
        var lines: [Line] = []
        for (subject, verdict, sheet) in asked {
            for rule in verdict.fired {
                let known = kept.first { $0.rule == rule.id && $0.subject == subject }
                lines.append(Line(rule, on: subject, known, sheet, facts, catalog))
            }
        }
        lines += exercises.map { Self.lines(on: $0, kept, facts, catalog) } ?? []
        let standing = Set(lines.map { $0.finding.rule + "\n" + $0.finding.subject })
        for finding in kept where !standing.contains(finding.rule + "\n" + finding.subject) {
            let stands = Self.stands(finding, asked, exercises, plan, facts, catalog)
            guard let stands else { continue }
            lines.append(
                Line(finding: finding, news: stands ? nil : .gone, because: "", since: nil))
        }
        self.lines = lines
        open = asked.flatMap(\.verdict.open)
    }

    /// Whether a finding still stands that no rule on a medicine or a line of care gives any more; `nil` if
    /// it is not worth mentioning.
    private static func stands(
        _ finding: PlanFinding, _ asked: [Asked], _ exercises: PlanExercises?, _ plan: StoredPlan,
        _ facts: PlanFacts, _ catalog: Catalog
    ) -> Bool? {
        if finding.answeredQuestion != nil {
            let open = asked.first { $0.subject == finding.subject }?.verdict.open ?? []
            return SafetyVerdict(open: open).questions.contains {
                finding.answers($0, facts.recorded)
            } ? true : nil
        }
        if finding.rule == catalog.gastroprotection?.id { return true }
        if finding.subject == SafetyScope.exercise.rawValue {
            guard let exercises else { return nil }
            // What somebody lifted by name stays lifted; a rule on the weekly target still holds.
            return finding.state == .overridden
                || exercises.phases.contains { $0.fired.contains { $0.id == finding.rule } }
        }
        return isGone(finding, plan, facts, catalog) ? false : nil
    }

    /// What keeps a medicine of the plan, given by its id, from being begun or continued: what is
    /// contraindicated, and an "avoid" that nobody has overridden on these facts.
    package func blocking(_ medicine: String) -> [Line] {
        lines.filter {
            // An answered question keeps nothing from being taken.
            $0.finding.subject == medicine && $0.news != .gone
                && $0.finding.answeredQuestion == nil
                && ($0.finding.severity == .contraindicated
                    || ($0.finding.severity == .avoid && $0.finding.state != .overridden))
        }
    }
}

extension LiveFindings {
    private typealias Asked = (
        subject: String, verdict: (fired: [SafetyRule], open: [SafetyVerdict.OpenRule]),
        sheet: FactSheet
    )

    /// Every medicine that is not stopped, and every line of care that the plan has.
    private static func asked(
        _ plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog
    ) -> [Asked] {
        var asked: [Asked] = []
        for planned in plan.details.medicines
        where planned.status != .stopped && !(facts.today.map(planned.isOver) ?? false) {
            guard let medicine = catalog.medicine(planned.medicine) else { continue }
            let verdict = MedicineVerdict(
                medicine, in: plan, facts, catalog,
                role: planned.prescriber == nil ? "physio" : "specialist", redFlag: false)
            asked.append((medicine.id, (verdict.fired, verdict.open), verdict.sheet))
        }
        let sheet = facts.planningSheet(
            [], cause: plan.details.pin.cause, weightLoss: plan.hasWeightLoss,
            quitting: plan.quitDate != nil, redFlag: false)
        for scope in SafetyScope.allCases where plan.has(scope) {
            let verdict = SafetyVerdict(catalog.rules(of: scope), for: sheet)
            asked.append((scope.rawValue, (verdict.fired, verdict.open), sheet))
        }
        return asked
    }

    /// The rules that change an exercise of the plan now, or ask the patient to watch something. They act by
    /// themselves, so that none waits for anybody.
    private static func lines(
        on exercises: PlanExercises, _ kept: [PlanFinding], _ facts: PlanFacts, _ catalog: Catalog
    ) -> [Line] {
        let subject = SafetyScope.exercise.rawValue
        return exercises.acting.map { rule in
            let known = kept.first { $0.rule == rule.id && $0.subject == subject }
            let finding = PlanFinding(
                rule: rule.id, severity: rule.rule.severity, title: rule.rule.title,
                action: rule.rule.action, subject: subject, evidence: rule.rule.evidence.text,
                state: .applied)
            return Line(
                finding: finding, news: known == nil ? .new : nil,
                because: rule.rule.told(facts.sheet, facts.recorded, catalog),
                since: rule.rule.newestDay(facts.sheet, facts.recorded))
        }
    }

    /// Whether it is worth saying that a finding is gone: not for a medicine that was stopped, and for one
    /// that was left out only if nothing would keep it out now.
    private static func isGone(
        _ finding: PlanFinding, _ plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog
    ) -> Bool {
        guard let medicine = catalog.medicine(finding.subject) else {
            return SafetyScope(rawValue: finding.subject).map(plan.has) ?? false
        }
        let planned = plan.details.medicines.last { $0.medicine == medicine.id }
        if let planned { return planned.status != .stopped }
        let verdict = MedicineVerdict(
            medicine, in: plan, facts, catalog, role: "physio", redFlag: false)
        return !verdict.fired.contains { $0.id == finding.rule }
    }
}

extension LiveFindings.Line {
    fileprivate init(
        _ rule: SafetyRule, on subject: String, _ known: PlanFinding?, _ sheet: FactSheet,
        _ facts: PlanFacts, _ catalog: Catalog
    ) {
        let isDecided = known.map { $0.state != .open } ?? false
        // What forbids a medicine of the plan was not there when it was proposed.
        let isFirm = rule.severity == .contraindicated
        let isWorse = known.map { isDecided && $0.isWorse(rule, in: facts.sheet) } ?? false
        var finding = PlanFinding(
            rule: rule.id, severity: rule.severity, title: rule.title, action: rule.action,
            subject: subject, evidence: rule.evidence.text, state: .open, by: known?.by,
            reason: known?.reason, facts: known?.facts)
        if let known, !isFirm, !isWorse, known.severity.rank <= rule.severity.rank {
            finding.state = known.state
        }
        let isNew = known == nil || isFirm || (known?.severity.rank ?? 0) > rule.severity.rank
        self.init(
            finding: finding, news: isWorse ? .worse : isNew ? .new : nil,
            because: rule.told(sheet, facts.recorded, catalog),
            since: rule.newestDay(sheet, facts.recorded))
    }
}

extension SafetyRule {
    /// The newest day of the facts that make it fire.
    fileprivate func newestDay(_ sheet: FactSheet, _ recorded: [String: RecordedFact]) -> Day? {
        when.leaves.filter {
            RuleCondition.fact($0.name, $0.comparison, $0.value).truth(for: sheet) == .yes
        }.compactMap { recorded[RuleCondition.factName($0.name)]?.day }.max()
    }
}

extension StoredPlan {
    /// Whether it has that line of care. Medicines and exercises are looked at elsewhere.
    fileprivate func has(_ scope: SafetyScope) -> Bool {
        switch scope {
        case .medication, .exercise: false
        case .plan: true
        case .weightLoss: hasWeightLoss
        case .smokingCessation: quitDate != nil
        case .activity: details.routines.contains { $0.kind == .walking && !$0.isReplaced }
        }
    }
}
