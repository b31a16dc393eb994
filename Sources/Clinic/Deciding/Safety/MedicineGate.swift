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
    ) throws(Failure) {
        self.overridden = Set(overridden.map { $0.uppercased() })
        self.acknowledged = Set(acknowledged.map { $0.uppercased() })
        self.reason = try reason.map { (text) throws(Failure) in try Text.reason(text) }
        self.by = by
        for text in told {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].count(where: \.isLetter) >= 3 else {
                throw Failure(
                    .usage, "'\(text)' is no answer to a question.",
                    remedy: "Write QUESTION=TEXT, like"
                        + " egfr=\"not known, decided by Dr Lee because …\".")
            }
            answers[factWord(parts[0].lowercased())] = parts[1]
        }
    }

    var hasReason: Bool { reason != nil }
}

/// What stands between a medicine and being taken, and what is kept when it may be.
struct MedicineGate {
    var obstacles: [Advice] = []
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
            let told = rule.told(verdict.sheet, facts.recorded, catalog)
            let why: Advice = """
                \(rule.id) \(rule.severity.rawValue): \(rule.title)\
                \(told.isEmpty ? "" : " (\(told))"). \(rule.action.withFullStop)
                """
            switch rule.severity {
            case .contraindicated: gate.obstacles.append(why)
            case .avoid where !decided.overridden.contains(rule.id):
                gate.obstacles.append(
                    "\(why) Override by name: \(say: .override(.known(rule.id)))")
            case .caution where !seen.contains(rule.id):
                gate.obstacles.append("\(why) Acknowledge: \(say: [.acknowledge: .known(rule.id)])")
            default: break
            }
        }
        if let twice = verdict.duplicates(of: medicine, catalog), !seen.contains("DUPLICATE") {
            gate.obstacles.append(
                """
                The patient takes something of the same kind already: \(twice). \
                Acknowledge: \(say: [.acknowledge: "DUPLICATE"])
                """)
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
                obstacle(asked, question.fact, plan.details.patient, decided.by)
            }
        }
    }

    /// A question that stands in the way: what it asks, what records it, and who may decide without it.
    private func obstacle(
        _ asked: PlanQuestion, _ fact: String, _ patient: ID<Patient>, _ prescriber: String
    ) -> Advice {
        let rules = asked.rules.prefix(6).joined(separator: ", ")
        let more = asked.rules.count > 6 ? " and \(asked.rules.count - 6) more" : ""
        let record = asked.inputs.map { " Record it: \(do: .changePatient(patient), $0)" as Advice }
        let decided = "not known, decided by \(prescriber) because WHY"
        return """
            Ask first: \(asked.text) (\(rules)\(more)).\(record ?? ""); or answer it: \
            \(say: [.answer: .pair(fact, .known(decided))])
            """
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
        try settle([gate], decided, "No plan is made: an answer is to no question of it.")
        return gate.findings
    }

    /// Refuses while anything stands in the way.
    func settle(
        _ gates: [MedicineGate], _ decided: RuleDecisions, _ problem: String
    ) throws(Failure) {
        var obstacles: [Advice] = []
        for obstacle in gates.flatMap(\.obstacles) where !obstacles.contains(obstacle) {
            obstacles.append(obstacle)
        }
        if !decided.overridden.isEmpty, !decided.hasReason {
            obstacles.append("An override needs \(say: [.reason: .bare]).")
        }
        let answered = gates.reduce(into: Set<String>()) { $0.formUnion($1.answered) }
        for question in decided.answers.keys.sorted() where !answered.contains(question) {
            obstacles.append("Nothing waits for an answer to '\(question)': leave it out.")
        }
        guard obstacles.isEmpty else {
            throw Failure(
                .refused, problem,
                remedy: "Each line says what helps: record the fact, or decide by name.",
                reasons: obstacles)
        }
    }
}
