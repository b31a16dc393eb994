package import CivilTime
import ClinicStore
package import Planner

/// The scores of one measure of a patient, against the baseline.
package struct OutcomeCourse: Documented, Sendable {
    package let patient: ID<Patient>
    package let measure: OutcomeMeasure
    /// The name of what the measure is a part of; `nil` where it is whole.
    package let wholeName: String?
    /// In order of day, never empty.
    package let scores: [OutcomeScore]
    package let baseline: OutcomeScore
    /// `nil` while there is only the baseline.
    package let change: OutcomeChange?
    /// What was recorded for the day before it was corrected just now.
    package var corrected: OutcomeScore?
    /// What scores were before they were corrected, the oldest first.
    package var earlier: [OutcomeScore] = []

    package var json: JSON {
        [
            "measure": .string(measure.id), "partOf": .text(measure.partOf),
            "name": .string(measure.name),
            "baseline": .number(baseline.value), "baselineDate": .text(baseline.day),
            "scores": .array(
                scores.map { score in
                    [
                        "date": .text(score.day), "score": .number(score.value),
                        "earlier": .array(earlier(than: score).map { .number($0.value) }),
                    ]
                }),
            "improvement": .optional(change?.improvement), "percent": .optional(change?.percent),
            "smallestImportantChange": .optional(change?.important),
            "smallestImportantPoints": .optional(measure.smallestChange),
            "smallestImportantPercent": .optional(measure.smallestChangePercent),
            "decides": .text(change?.thresholdNames.deciding),
            "told": .text(change?.told),
            "verdict": .text(change?.verdict?.rawValue), "evidence": .string(measure.evidence.text),
            "corrected": corrected.map {
                ["date": .text($0.day), "before": .number($0.value)]
            } ?? .null,
        ]
    }

    /// What was recorded for the same day before.
    package func earlier(than score: OutcomeScore) -> [OutcomeScore] {
        earlier.filter { $0.day == score.day }
    }
}

/// The scores of a patient.
package struct OutcomePage: Page {
    package let patient: ID<Patient>
    package let outcomes: [OutcomeCourse]

    package enum CodingKeys: CodingKey { case outcomes }
}

/// A score that was just recorded.
package struct NewOutcome: Page {
    package let outcome: OutcomeCourse

    package init(_ outcome: OutcomeCourse) { self.outcome = outcome }
}

/// What a plan's measures and attendance propose.
package struct PlanReview: Page, Documented {
    package let plan: StoredPlan
    package let courses: [OutcomeCourse]
    package let proposal: ReviewProposal

    package var json: JSON {
        [
            "plan": .text(plan.id), "proposal": .text(proposal.step?.rawValue),
            "rule": .text(proposal.rule?.id), "reasons": .texts(proposal.reasons),
            "missing": .texts(proposal.missing), "outcomes": .array(courses.map(\.json)),
        ]
    }
}

extension Clinic {
    /// Each measure with its change. The baseline is the last score up to the running plan's start and
    /// not more than two weeks before it, else the first after it.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func outcomes(
        of patient: ID<Patient>, for plan: StoredPlan? = nil
    ) throws -> [OutcomeCourse] {
        let catalog = try shelf.catalog()
        return try read { reading in
            let plan = try plan ?? reading.plans(of: patient).last { $0.status != .discharged }
            let scores = try reading.outcomes(of: patient)
            return catalog.outcomeMeasures.compactMap { measure in
                let own = scores.filter { $0.measure == measure.id }
                guard let baseline = Self.baseline(own, plan?.details.start) else { return nil }
                let latest = own.last { $0.day > baseline.day }
                let whole = catalog.outcomeMeasures.first { $0.id == measure.partOf }
                return OutcomeCourse(
                    patient: patient, measure: measure, wholeName: whole?.name, scores: own,
                    baseline: baseline,
                    change: latest.map { OutcomeChange(measure, from: baseline, to: $0) })
            }
        }
    }

    private static func baseline(_ scores: [OutcomeScore], _ start: Day?) -> OutcomeScore? {
        guard let start else { return scores.first }
        let before = scores.last { $0.day <= start && start - $0.day <= 14 }
        return before ?? scores.first { $0.day > start } ?? scores.last
    }

    /// The scores of a patient, as `outcomes(of:for:)` finds them, with what they were before.
    ///
    /// - Throws: as that.
    package func outcomePage(of patient: ID<Patient>) throws -> OutcomePage {
        let earlier = try read { try $0.correctedScores(of: patient) }
        let courses = try outcomes(of: patient).map { course in
            var course = course
            course.earlier = earlier.filter { $0.measure == course.measure.id }
            return course
        }
        return OutcomePage(patient: patient, outcomes: courses)
    }

    /// What the scores and the attendance of a plan propose; nothing is changed.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func reviewPlan(_ plan: StoredPlan) throws -> PlanReview {
        let catalog = try shelf.catalog()
        let template = catalog.cause(plan.details.pin.cause)
        let measures = template?.outcomeMeasures ?? []
        let courses = try outcomes(of: plan.details.patient, for: plan).filter {
            measures.contains($0.measure.partOf ?? $0.measure.id)
        }
        let sessions = try sessions(plan: plan.id).filter { $0.details.kind == .physiotherapy }
        let due = sessions.filter { $0.details.start <= now && $0.status != .cancelled }
        let length = max(1, plan.details.end - plan.details.start)
        let part = Double(today - plan.details.start) / Double(length)
        let proposal = proposeAtReview(
            courses.compactMap(\.change), measures: measures, subscales: catalog.subscales,
            state: ReviewState(
                part: max(0, part), attended: due.count { $0.status == .attended },
                due: due.count { $0.status == .attended || $0.status == .missed }),
            template: template, rules: catalog.reviewRules)
        return PlanReview(plan: plan, courses: courses, proposal: proposal)
    }

    /// Measures that are due: of running plans, up to `days` ahead, without a score within a week.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func outcomesDue(within days: Int) throws -> [DueOutcome] {
        let subscales = try shelf.catalog().subscales
        return try read { reading in
            var due: [DueOutcome] = []
            for plan in try reading.openPlans() {
                let scores = try reading.outcomes(of: plan.details.patient)
                for milestone in plan.details.milestones
                where milestone.kind == .outcomeDue && milestone.day <= today + days {
                    let missing = milestone.missing(in: scores, subscales: subscales)
                    guard !missing.isEmpty else { continue }
                    due.append(DueOutcome(plan: plan, day: milestone.day, measures: missing))
                }
            }
            return due.sorted { ($0.day, $0.plan.id.number) < ($1.day, $1.plan.id.number) }
        }
    }
}

extension Clinic {
    /// As `outcomesDue(within:)`, with the patients' names.
    ///
    /// - Throws: as that.
    package func dueOutcomes(within days: Int) throws -> DueOutcomes {
        DueOutcomes(due: try outcomesDue(within: days), roster: try roster())
    }
}

/// Measures of a plan that are due on a day and have no score yet.
package struct DueOutcome: Documented, Sendable {
    package let plan: StoredPlan
    package let day: Day
    package let measures: [String]

    package var json: JSON {
        [
            "date": .text(day), "plan": .text(plan.id), "patient": .text(plan.details.patient),
            "measures": .texts(measures),
        ]
    }
}

/// Measures that are due, in order of their days, with the patients' names.
package struct DueOutcomes: Page {
    package let due: [DueOutcome]
    package let roster: Roster

    package enum CodingKeys: CodingKey { case due }
}
