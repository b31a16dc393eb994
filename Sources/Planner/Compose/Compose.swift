/// Why no plan can be composed.
package enum ComposeError: Error, Hashable, Sendable {
    case unknownMedicine(String, cause: String, known: [String])

    package var problem: String {
        switch self {
        case .unknownMedicine(let id, let cause, _):
            "The medicine '\(id)' is not an option for \(cause)."
        }
    }
    package var remedy: String {
        switch self {
        case .unknownMedicine(_, _, let known):
            known.isEmpty
                ? "The template proposes none; use --no-medicine."
                : "Choose from: \(known.joined(separator: ", "))."
        }
    }
}

/// Composes a plan: what the template prescribes for this patient, each line with its reason.
///
/// Nothing is dated yet; the diary decides the first day.
package func compose(
    _ template: PlanTemplate, from catalog: Catalog, for facts: PlanFacts, _ choices: PlanChoices
) throws(ComposeError) -> PlanOutline {
    var outline = PlanOutline(template)
    outline.addReferral(choices)
    outline.addPhysiotherapy(choices)
    outline.addReviews()
    try outline.addMedicines(catalog, facts, choices)
    outline.addWeightLoss(catalog, facts, choices)
    outline.addSmokingCessation(catalog, facts, choices)
    outline.addActivity(catalog, choices)
    outline.addEnd()
    return outline
}

extension PlanOutline {
    fileprivate init(_ template: PlanTemplate) {
        self.init(
            template: template, phases: [], reviewWeeks: [], contacts: [], routines: [],
            milestones: [
                OutlineMilestone(kind: .planStart, day: 0, title: "The plan starts")
            ], medicines: [], reasons: [], questions: [])
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
        guard template.type != .standard, let cleared = choices.clearedBy else { return }
        explain(
            "referral", "Cleared to treat", because: "recorded as cleared by \(cleared) (G13)",
            evidence: "C")
    }

    fileprivate mutating func addPhysiotherapy(_ choices: PlanChoices) {
        for phase in template.phases {
            let subject = "\(phase.name): \(phase.sessions) sessions in \(phase.weeks) weeks"
            guard !phase.optional || choices.optionalPhases else {
                explain(
                    "physiotherapy", subject, included: false,
                    because: "the phase is optional and was not asked for",
                    evidence: phase.evidence.sessions.evidence?.text ?? "C")
                continue
            }
            let first = days
            phases.append(phase)
            milestones.append(
                OutlineMilestone(
                    kind: .phaseEnd, day: days - 1, title: "Phase \(phases.count) ends"))
            explain(
                "physiotherapy", subject,
                because: "the template of \(template.name) prescribes it: \(phase.goal)",
                evidence: phase.evidence.sessions.evidence?.text ?? "C")
            guard phase.homePerWeek > 0 else { continue }
            routines.append(
                OutlineRoutine(
                    kind: .homeExercise, title: "Home exercises, phase \(phases.count)",
                    detail: phase.exercises.map { "\($0.label): \($0.doseText)" }
                        .joined(separator: "\n"),
                    days: first...(days - 1), daysPerWeek: phase.homePerWeek,
                    timesPerDay: max(1, phase.homeTimesPerDay)))
            explain(
                "physiotherapy", "Home exercises \(phase.homePerWeek) days a week",
                because: "the phase prescribes them beside the sessions",
                evidence: phase.evidence.home.evidence?.text ?? "C")
        }
    }

    fileprivate mutating func addReviews() {
        reviewWeeks = template.reviewWeeks
        for week in reviewWeeks {
            let isAfter = week * 7 > days
            explain(
                "review", "Review of week \(week)",
                because: isAfter
                    ? "the template asks for a follow-up after the last phase; a short contact"
                    : "the template asks for it; it is held at the nearest session within 7 days,"
                        + " else as a 15-minute contact (G14)",
                evidence: "C")
            if isAfter {
                milestones.append(
                    OutlineMilestone(
                        kind: .followUp, day: week * 7, title: "Follow-up of week \(week)"))
            }
            milestones.append(
                OutlineMilestone(
                    kind: .outcomeDue, day: week * 7,
                    title: "Outcome measures due: "
                        + template.outcomeMeasures.joined(separator: ", ")))
        }
    }

    fileprivate mutating func addEnd() {
        if days > 0 {
            milestones.append(
                OutlineMilestone(kind: .planEnd, day: days - 1, title: "The plan ends"))
        }
    }
}
