extension PlanOutline {
    /// The lines of care as the rules ask about them.
    func lines(_ choices: PlanChoices) -> PlannedLines {
        PlannedLines(
            cause: template.id, weightLoss: contacts.contains { $0.kind == .weighIn },
            quitting: milestones.contains { $0.kind == .quitDate })
    }

    /// Asks the rules about everything but medicines: takes out the lines they forbid, adds the
    /// checks they ask for, and refuses the plan where they say so.
    mutating func applyLineRules(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        for scope in SafetyScope.allCases where scope != .medication {
            guard isPresent(scope) else { continue }
            let sheet = facts.sheet.planning([], lines(choices), catalog.ontology)
            let rules = catalog.rules(of: scope).filter { template.asks($0, facts, catalog) }
            let verdict = SafetyVerdict(rules, for: sheet)
            let blocking = verdict.fired.filter { $0.blocks(overridden: choices.overridden) }
            if let firmest = blocking.first, scope == .plan {
                throw .stopped(firmest.refusal(facts, catalog, planned: sheet))
            }
            if !blocking.isEmpty {
                remove(scope)
                for rule in blocking {
                    explain(
                        scope.told, scope.told.capitalisedFirst, included: false,
                        because: rule.refusal(facts, catalog, planned: sheet),
                        evidence: rule.evidence.text)
                    note(rule, on: scope.rawValue, .applied)
                }
                continue
            }
            settle(verdict.fired, on: scope.rawValue, reviewDay: firstReviewDay, choices) {
                $0.told(sheet, facts.recorded, catalog)
            }
            ask(verdict.open)
        }
    }

    /// Records what fired: a caution waits for somebody, an "avoid" was overridden, a check is dated.
    mutating func settle(
        _ rules: [SafetyRule], on subject: String, reviewDay: Int, _ choices: PlanChoices,
        told: (SafetyRule) -> String
    ) {
        for rule in rules {
            addChecks(of: rule, on: subject, reviewDay: reviewDay)
            switch rule.severity {
            case .contraindicated: note(rule, on: subject, .applied)
            case .avoid:
                note(rule, on: subject, .overridden, by: choices.actor, choices.reason)
            case .caution where choices.acknowledged.contains(rule.id):
                note(rule, on: subject, .acknowledged, by: choices.actor, choices.reason)
            case .caution: note(rule, on: subject, .open)
            case .monitor: note(rule, on: subject, .applied)
            }
            explain(
                rule.scope == .medication ? "medication" : rule.scope.told,
                "\(rule.severity.rawValue.capitalisedFirst): \(rule.title)",
                because: (told(rule).isEmpty ? "" : "\(told(rule)); ")
                    + "rule \(rule.id). \(rule.action)", evidence: rule.evidence.text)
        }
    }

    mutating func note(
        _ rule: SafetyRule, on subject: String, _ state: PlanFinding.State, by: String? = nil,
        _ reason: String? = nil
    ) {
        findings.append(
            PlanFinding(
                rule: rule.id, severity: rule.severity, title: rule.title, action: rule.action,
                subject: subject, evidence: rule.evidence.text, state: state, by: by,
                reason: reason))
    }

    /// Rules that wait for a fact; each fact becomes one question for all of them.
    mutating func ask(_ rules: [SafetyVerdict.OpenRule]) {
        let known = Set(open)
        open += rules.filter { !known.contains($0) }
    }

    private var firstReviewDay: Int { (reviewWeeks.first ?? 1) * 7 }

    private func isPresent(_ scope: SafetyScope) -> Bool {
        switch scope {
        case .weightLoss: contacts.contains { $0.kind == .weighIn }
        case .smokingCessation: milestones.contains { $0.kind == .quitDate }
        case .activity: routines.contains { $0.kind == .walking }
        case .medication, .plan: true
        // Judged one by one, while they are composed.
        case .exercise: false
        }
    }

    private mutating func remove(_ scope: SafetyScope) {
        switch scope {
        case .weightLoss:
            contacts.removeAll { $0.kind == .weighIn }
            routines.removeAll { $0.kind == .weighing }
            milestones.removeAll { [.weightTarget, .weightCheck].contains($0.kind) }
        case .smokingCessation:
            contacts.removeAll { $0.kind == .quitSupport }
            let aids = Set(medicines.filter(\.isQuitAid).map(\.medicine))
            milestones.removeAll {
                $0.kind == .quitDate || aids.contains($0.course?.medicine ?? "")
            }
            medicines.removeAll(where: \.isQuitAid)
        case .activity:
            contacts.removeAll { $0.kind == .coaching }
            routines.removeAll { $0.kind == .walking }
        case .medication, .exercise, .plan: break
        }
        reasons.removeAll { $0.isIncluded && $0.line == scope.told }
    }
}

extension SafetyScope {
    /// The line of care as the reasons name it.
    var told: String {
        switch self {
        case .medication: "medication"
        case .weightLoss: "weight loss"
        case .smokingCessation: "smoking cessation"
        case .activity: "activity"
        case .exercise: "exercise"
        case .plan: "plan"
        }
    }
}
