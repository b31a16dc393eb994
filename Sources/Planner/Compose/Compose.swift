/// Why no plan can be made.
package enum ComposeError: Error, Hashable, Sendable {
    /// The programme or the chosen aid does not allow the quit date.
    case quitDate(String, remedy: String)
    /// There is no such step of a return to work or sport.
    case unknownReturn(String, known: [String])
    /// The medicine is not an option for this cause, or for stopping to smoke.
    case unknownMedicine(String, cause: String, known: [String])
    /// A medicine was named that rules forbid; the texts say why.
    case forbidden(String, [String])
    /// A rule forbids the whole plan.
    case stopped(String)
    /// The date of birth is not known.
    case ageUnknown
    /// The template is not made for the patient's age. `override` is the rule that a clinician may override,
    /// if there is one.
    case wrongAge(String, override: String?)
    /// The plan would start this many days before the operation from which it counts.
    case beforeOperation(days: Int)

    /// What is wrong, as a sentence.
    package var problem: String {
        switch self {
        case .quitDate(let problem, _): problem
        case .unknownReturn(let step, _): "There is no return to '\(step)'."
        case .unknownMedicine(let id, let cause, _):
            "The medicine '\(id)' is not an option for \(cause)."
        case .forbidden(let name, let why): "\(name) is not proposed. \(why.joined(separator: " "))"
        case .stopped(let why): "No plan is made: \(why)"
        case .ageUnknown:
            "The date of birth is not known, and plans are made by age: nothing is booked."
        case .wrongAge(let why, _): "No plan is made. \(why)"
        case .beforeOperation(let days):
            "The plan would start \(counted(days, "day")) before the operation."
        }
    }
}

/// Composes a plan: what the template prescribes for this patient, each part with its reason.
///
/// Nothing has a date yet; the diary decides on the first day.
///
/// - Throws: `ComposeError` if the template is not made for the patient's age or counts from an operation
///   that is still to come, if a medicine, an aid to stop smoking, a quit date or a return that was chosen is
///   not possible, or if a rule forbids the whole plan.
package func compose(
    _ template: PlanTemplate, from catalog: Catalog, for facts: PlanFacts, _ choices: PlanChoices
) throws(ComposeError) -> PlanOutline {
    try template.requireAge(catalog, facts, overridden: choices.overridden)
    var outline = PlanOutline(template)
    outline.addReferral(choices)
    try outline.countFromOperation(choices)
    outline.addPhysiotherapy(catalog, facts, choices)
    outline.explainLowDose(catalog, choices)
    outline.addReviews(catalog, choices)
    try outline.addMedicines(catalog, facts, choices)
    outline.addWeightLoss(catalog, facts, choices)
    try outline.addSmokingCessation(catalog, facts, choices)
    try outline.addActivity(catalog, facts, choices)
    try outline.applyLineRules(catalog, facts, choices)
    outline.addEnd()
    outline.orderContacts()
    outline.groupReasons()
    return outline
}

extension PlanOutline {
    fileprivate init(_ template: PlanTemplate) {
        self.init(
            template: template, phases: [], reviewWeeks: [], contacts: [], routines: [],
            milestones: [
                OutlineMilestone(kind: .planStart, day: 0, title: "The plan starts")
            ], medicines: [], reasons: [], questions: [], findings: [], open: [])
    }

    /// Line by line, in the order in which the lines first appear.
    fileprivate mutating func groupReasons() {
        var lines: [String] = []
        for reason in reasons where !lines.contains(reason.line) { lines.append(reason.line) }
        reasons = lines.flatMap { line in reasons.filter { $0.line == line } }
    }

    mutating func explain(
        _ line: String, _ subject: String, included: Bool = true, because: String,
        evidence: String
    ) {
        reasons.append(
            Reason(
                line: line, subject: subject, isIncluded: included, because: because,
                evidence: evidence))
    }

    fileprivate mutating func addReferral(_ choices: PlanChoices) {
        if template.type == .referralOnly, choices.clearedBy == nil {
            milestones.append(
                OutlineMilestone(kind: .referral, day: 0, title: "Refer today"))
            explain(
                "referral", "Referral, and no treatment before it is answered",
                because: (["\(template.name) is referred, not treated here (G13)"]
                    + template.escalation.map(\.text)).joined(separator: ". "),
                evidence: template.escalation.first?.evidence?.text ?? "C")
            return
        }
        guard template.type != .standard, let cleared = choices.clearedBy else { return }
        explain(
            "referral", "Cleared to treat", because: "recorded as cleared by \(cleared) (G13)",
            evidence: "C")
    }

    fileprivate mutating func addPhysiotherapy(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        guard !choices.isReferral(template) else { return }
        for (number, phase) in template.phases.enumerated() {
            let subject =
                "\(phase.name): \(counted(phase.sessions, "session")) in \(counted(phase.weeks, "week"))"
            guard !phase.optional || choices.optionalPhases else {
                explain(
                    "physiotherapy", subject, included: false,
                    because: "the phase is optional and was not asked for",
                    evidence: phase.evidence.sessions.evidence?.text ?? "C")
                continue
            }
            guard number + 1 >= choices.firstPhase else {
                explain(
                    "physiotherapy", subject, included: false,
                    because: "the plan begins with phase \(choices.firstPhase)"
                        + (choices.actor.map { ", said by \($0)" } ?? ""),
                    evidence: phase.evidence.sessions.evidence?.text ?? "C")
                continue
            }
            let first = days
            phases.append(phase)
            milestones.append(
                OutlineMilestone(
                    kind: .phaseEnd, day: days - 1, title: "Phase \(phases.count) ends",
                    phase: Self.phase(at: phases.count - 1)))
            explain(
                "physiotherapy", subject,
                because: phase.prescribed.map(otherDose)
                    ?? "the template of \(template.name) prescribes it: \(phase.goal)",
                evidence: phase.evidence.sessions.evidence?.text ?? "C")
            addClass(catalog.classPhase(number, of: template.id), choices)
            let judged = judge(phase, on: first...(days - 1), catalog, facts, choices)
            exercises.append(judged)
            addHome(phase, judged.filter(\.isDone), from: first)
        }
    }

    /// Gives the last phase as a class, where it may be and one is chosen.
    private mutating func addClass(_ allowed: ClassPhase?, _ choices: PlanChoices) {
        guard let allowed, let name = choices.groupClass else { return }
        inClass.insert(phases.count - 1)
        explain(
            "physiotherapy", "Phase \(phases.count) in a class: \(name)",
            because: "it was asked for; \(allowed.studied)", evidence: allowed.evidence.text)
    }

    /// Why less is planned than is worth planning.
    fileprivate mutating func explainLowDose(_ catalog: Catalog, _ choices: PlanChoices) {
        guard phases.contains(where: { $0.prescribed != nil }), let reason = choices.reason,
            let floor = catalog.doseFloors[template.id], floor.sessions(in: phases) < floor.sessions
        else { return }
        explain(
            "physiotherapy",
            "Fewer than \(counted(floor.sessions, "session")) in the first "
                + counted(floor.weeks, "week"),
            because: "it is meant: \(reason)" + (choices.actor.map { ", said by \($0)" } ?? ""),
            evidence: floor.evidence.text)
    }

    private func otherDose(_ prescribed: Phase.Prescribed) -> String {
        "this patient's own dose; the template of \(template.name) says "
            + "\(counted(prescribed.sessions, "session")) of \(prescribed.minutes) minutes in "
            + counted(prescribed.weeks, "week")
    }

    private mutating func addHome(_ phase: Phase, _ exercises: [JudgedExercise], from first: Int) {
        guard phase.homePerWeek > 0 else { return }
        guard !exercises.isEmpty || phase.exercises.isEmpty else { return }
        routines.append(
            OutlineRoutine(
                kind: .homeExercise, title: "Home exercises, phase \(phases.count)",
                detail: exercises.map { "\($0.name): \($0.dose)" }.joined(separator: "\n"),
                days: first...(days - 1), daysPerWeek: phase.homePerWeek,
                timesPerDay: max(1, phase.homeTimesPerDay),
                phase: Self.phase(at: phases.count - 1)))
        explain(
            "physiotherapy", "Home exercises \(counted(phase.homePerWeek, "day")) a week",
            because: "the phase prescribes them beside the sessions",
            evidence: phase.evidence.home.evidence?.text ?? "C")
    }

    fileprivate mutating func addEnd() {
        if days > 0 {
            milestones.append(
                OutlineMilestone(kind: .planEnd, day: days - 1, title: "The plan ends"))
        }
    }
}
