import CivilTime
import ClinicStore
import Planner

/// What a person decided about the rules for a medicine.
struct RuleDecisions {
    var overridden: Set<String> = []
    var acknowledged: Set<String> = []
    /// Texts by question.
    var answers: [String: String] = [:]
    var reason: String?
    var by: String

    /// - Throws: when an answer is no `QUESTION=TEXT` with words in it.
    init(
        overridden: [String], acknowledged: [String], answers told: [String], reason: String?,
        by: String
    ) throws {
        self.overridden = Set(overridden.map { $0.uppercased() })
        self.acknowledged = Set(acknowledged.map { $0.uppercased() })
        self.reason = try reason.map(Text.reason)
        self.by = by
        for text in told.map(Text.line) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].count(where: \.isLetter) >= 3 else {
                throw RuleRefusal.noAnswer(said: text)
            }
            answers[factWord(parts[0].lowercased())] = parts[1]
        }
    }

    var hasReason: Bool { reason != nil }
}

/// What stands between a medicine and being taken, and what is kept when it may be.
struct MedicineGate {
    var obstacles: [Obstacle] = []
    /// Of this medicine alone.
    var findings: [PlanFinding] = []
    /// Questions that were answered.
    var answered: Set<String> = []
}

extension Clinic {
    /// Asks the rules about a medicine of a plan, with what was decided: each obstacle with what helps.
    func gate(
        _ medicine: Medicine, in plan: StoredPlan,
        _ facts: PlanFacts, role: String, redFlag: Bool, _ decided: RuleDecisions,
        _ catalog: Catalog, dose: DoseSchedule? = nil
    ) -> MedicineGate {
        let verdict = MedicineVerdict(
            medicine, in: plan, facts, catalog, role: role, redFlag: redFlag, dose: dose)
        let seen = decided.acknowledged.union(
            LiveFindings(of: plan, facts, catalog).lines.filter {
                $0.finding.state == .acknowledged && $0.finding.subject == medicine.id
            }.map(\.finding.rule))
        var gate = MedicineGate()
        for rule in verdict.fired {
            let stands =
                switch rule.severity {
                case .contraindicated: true
                case .avoid: !decided.overridden.contains(rule.id)
                case .caution: !seen.contains(rule.id)
                default: false
                }
            guard stands else { continue }
            let because = rule.told(verdict.sheet, facts.recorded, catalog)
            gate.obstacles.append(.rule(rule, because: because))
        }
        if let twice = verdict.duplicates(of: medicine, catalog), !seen.contains("DUPLICATE") {
            gate.obstacles.append(.duplicate(twice))
        }
        gate.findings = verdict.findings(
            added: [], subject: medicine.id, by: decided.by, decided.reason
        ).map { $0.resting(on: facts.sheet, catalog) }
        answer(verdict, of: medicine, in: plan, facts, decided, catalog, &gate)
        return gate
    }

    /// Each firm question needs its fact or an answer of its own.
    private func answer(
        _ verdict: MedicineVerdict, of medicine: Medicine, in plan: StoredPlan,
        _ facts: PlanFacts, _ decided: RuleDecisions, _ catalog: Catalog,
        _ gate: inout MedicineGate
    ) {
        var open: [FactQuestion] = []
        for question in verdict.firmQuestions(overridden: decided.overridden) {
            if let text = decided.answers[question.fact] {
                gate.answered.insert(question.fact)
                gate.findings.append(
                    PlanFinding(
                        answer: text, to: question,
                        asked: PlanQuestion(question, catalog, of: facts.details).text,
                        on: medicine.id, by: decided.by, day: today))
            } else if let earlier = plan.details.findings.first(where: {
                $0.subject == medicine.id && $0.answers(question, facts.recorded)
            }) {
                gate.findings.append(earlier)
            } else {
                open.append(question)
            }
        }
        let waiting = verdict.undecided(overridden: decided.overridden)
        gate.obstacles += open.flatMap { question in
            PlanQuestion.aloud(question, waiting, [medicine], catalog, of: facts.details).map {
                asked in
                .question(
                    Obstacle.Question(
                        fact: question.fact, text: asked.text, rules: asked.rules,
                        record: asked.inputs.map {
                            NextStep(.changePatient(plan.details.patient), $0)
                        }, prescriber: decided.by))
            }
        }
    }

    /// Answers given when a plan is made, for its medicines that wait for them.
    ///
    /// - Throws: where nothing waits for one.
    func answers(
        _ wishes: PlanWishes, of patient: Patient, to outline: PlanOutline, _ catalog: Catalog
    ) throws -> [PlanFinding] {
        let decided = try RuleDecisions(
            overridden: wishes.overridden, acknowledged: [], answers: wishes.answers,
            reason: wishes.why, by: ambient.actor)
        var gate = MedicineGate()
        for medicine in outline.medicines.compactMap({ catalog.medicine($0.medicine) }) {
            let open = outline.open.filter { $0.rule.concerns(medicine, catalog) }
            for question in SafetyVerdict(open: open).questions {
                guard let text = decided.answers[question.fact] else { continue }
                gate.answered.insert(question.fact)
                gate.findings.append(
                    PlanFinding(
                        answer: text, to: question,
                        asked: PlanQuestion(question, catalog, of: patient.details).text,
                        on: medicine.id, by: decided.by, day: today))
            }
        }
        try settle([gate], decided, to: .makingPlan)
        return gate.findings
    }

    /// Refuses while anything stands in the way.
    func settle(
        _ gates: [MedicineGate], _ decided: RuleDecisions,
        to purpose: RuleRefusal.Purpose
    ) throws(RuleRefusal) {
        var obstacles: [Obstacle] = []
        for obstacle in gates.flatMap(\.obstacles) where !obstacles.contains(obstacle) {
            obstacles.append(obstacle)
        }
        if !decided.overridden.isEmpty, !decided.hasReason {
            obstacles.append(.noReason)
        }
        let answered = gates.reduce(into: Set<String>()) { $0.formUnion($1.answered) }
        for question in decided.answers.keys.sorted() where !answered.contains(question) {
            obstacles.append(.notAsked(question))
        }
        guard obstacles.isEmpty else { throw .obstacles(to: purpose, obstacles) }
    }
}
