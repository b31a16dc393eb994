package import CivilTime
import ClinicStore
package import Planner

/// How a patient did over a plan: scores, sessions and phases on one span of days.
package struct TreatmentCourse: Page {
    package let plan: StoredPlan
    /// The patient's.
    package let name: String
    /// Plan day 0, or the day of an earlier baseline.
    package let from: Day
    /// The end of the plan, or a later score or session; follow-up contacts that are still to come stand
    /// beyond it.
    package let through: Day
    package let today: Day
    /// Pain first, then function.
    package let panels: [Panel]
    /// Of the plan's sessions, in order of time.
    package let marks: [Mark]
    package let dose: DoseLedger

    /// The scores of one measure.
    package struct Panel: Sendable {
        package let course: OutcomeCourse
        /// In order of day, never empty.
        package let scores: [OutcomeScore]
        /// What the axis runs over.
        package let axis: ClosedRange<Double>
        /// The score from which on the change against the baseline matters; `nil` where nobody knows.
        package let goal: Double?
    }

    /// A session on its day.
    package struct Mark: Hashable, Sendable {
        package let day: Day
        package let cell: DoseCell
        package let number: Int?
    }

    /// 0 at the first day, 1 at the last.
    package func part(_ day: Day) -> Double {
        through > from ? Double(day - from) / Double(through - from) : 0
    }
}

extension Clinic {
    /// The course of a plan with the measures named, else with its template's and the pain score.
    ///
    /// - Throws: `OutcomeRefusal` where there is no such measure; `PageRefusal` where the plan files hold no limits of follow-up;
    ///   what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func course(
        of plan: StoredPlan, measures: [String] = []
    ) throws -> TreatmentCourse {
        let catalog = try shelf.catalog()
        let wanted = try measures.map { try catalog.measure(named: $0).id }
        let usual = ["NPRS"] + (catalog.cause(plan.details.pin.cause)?.outcomeMeasures ?? [])
        let sessions = try sessions(plan: plan.id).filter { $0.reason != DoseRules.undone }
        let panels = try outcomes(of: plan.details.patient, for: plan)
            .filter {
                let shown = wanted.isEmpty ? usual : wanted
                return shown.contains($0.measure.id) || shown.contains($0.measure.partOf ?? "")
            }
            .compactMap { TreatmentCourse.Panel($0, since: plan.details.start - 14) }
            .sorted { ($0.rank, $0.course.measure.id) < ($1.rank, $1.course.measure.id) }
        let scored = panels.flatMap(\.scores).map(\.day)
        let rules = doseRules(try followUp())
        let treated = sessions.filter { $0.details.kind == .physiotherapy || $0.details.end <= now }
        let held = treated.map(\.details.start.day)
        let through = ([plan.details.end] + scored + held).max() ?? plan.details.end
        return TreatmentCourse(
            plan: plan, name: try roster().name(plan.details.patient),
            from: min(plan.details.start, scored.min() ?? plan.details.start),
            through: through, today: today, panels: panels,
            marks: sessions.filter { $0.details.start.day <= through }.map {
                TreatmentCourse.Mark(
                    day: $0.details.start.day, cell: DoseCell($0, now: now, rules: rules),
                    number: $0.details.number)
            }, dose: DoseLedger(plan, sessions, now: now, rules: rules))
    }
}

extension TreatmentCourse.Panel {
    /// `nil` without scores from that day on.
    fileprivate init?(_ course: OutcomeCourse, since: Day) {
        let scores = course.scores.filter { $0.day >= since }
        guard let most = scores.map(\.value).max(), let least = scores.map(\.value).min() else {
            return nil
        }
        let measure = course.measure
        let top = measure.max ?? Self.round(most)
        let base = course.baseline
        let important = OutcomeChange(measure, from: base, to: base).important
        let goal = important.map { measure.higherIsBetter ? base.value + $0 : base.value - $0 }
        let low = min(measure.min, least)
        axis = low...max(top, most, low + 1)
        self.goal = goal.flatMap { [axis] in axis.contains($0) ? $0 : nil }
        self.course = course
        self.scores = scores
    }

    /// The next of 1, 2, 5, 10, 20, 50 …
    private static func round(_ value: Double) -> Double {
        var step = 1.0
        while step < value && step < 1e9 {
            if step * 2 >= value { return step * 2 }
            if step * 5 >= value { return step * 5 }
            step *= 10
        }
        return step
    }

    fileprivate var rank: Int { course.measure.id == "NPRS" ? 0 : 1 }
}

extension TreatmentCourse: Documented {
    package var json: JSON {
        [
            "plan": .text(plan.id), "from": .text(from), "to": .text(through),
            "measures": .array(panels.map(\.course.json)),
            "sessions": .array(
                marks.map {
                    [
                        "date": .text($0.day), "state": .string($0.cell.rawValue),
                        "number": .optional($0.number),
                    ]
                }),
            "phases": .array(
                plan.details.phases.enumerated().map { index, phase in
                    [
                        "number": .integer(index + 1), "name": .string(phase.name),
                        "from": .text(phase.firstDay), "to": .text(phase.lastDay),
                    ]
                }),
            "dose": dose.json,
        ]
    }
}
