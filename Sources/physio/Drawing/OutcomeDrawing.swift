import Clinic
import Planner

extension NewOutcome: Drawn {
    var about: [String] { ["\(outcome.patient)"] }

    func lines(width: Int?) -> [String] { [outcome].lines }

    func talk(width: Int?) -> [String] {
        guard let before = outcome.corrected,
            let now = outcome.scores.last(where: { $0.day == before.day })
        else { return [] }
        return [
            "Corrected: \(outcome.measure.id) of \(before.day) was \(plain(before.value))"
                + " and is \(plain(now.value)) now; the old score stays in the history."
        ]
    }
}

extension OutcomePage: Drawn {
    var about: [String] { ["\(patient)"] }

    func lines(width: Int?) -> [String] {
        outcomes.isEmpty
            ? ["No scores yet: physio outcome add \(patient) --measure NPRS --score 6"]
            : outcomes.lines
    }
}

extension DueOutcomes: Drawn {
    func lines(width: Int?) -> [String] {
        guard !due.isEmpty else { return ["No measure is due."] }
        var table = Table("DUE", "PATIENT", "PLAN", "MEASURES")
        for item in due {
            table.add(
                "\(item.day)", roster.name(item.plan.details.patient), "\(item.plan.id)",
                item.measures.joined(separator: ", "))
        }
        return [table.text(width: width)]
    }
}

extension MeasureList: Drawn {
    func lines(width: Int?) -> [String] {
        var table = Table("ID", "NAME", "RANGE", "BETTER", "CHANGE THAT MATTERS")
        for measure in measures {
            let change = [
                measure.smallestChange.map(plain),
                measure.smallestChangePercent.map { "\(plain($0)) %" },
            ].compactMap { $0 }.joined(separator: measure.decides == .both ? " and " : " or ")
            table.add(
                measure.id, measure.name,
                "\(plain(measure.min))–\(measure.max.map(plain) ?? "")",
                measure.higherIsBetter ? "higher" : "lower",
                change.isEmpty ? "not known" : change)
        }
        return [table.text(width: width)]
    }
}

extension PlanReview: Drawn {
    func lines(width: Int?) -> [String] {
        var lines = [
            "Proposed: \(proposal.step?.rawValue ?? "nothing, as scores are missing")"
        ]
        lines += proposal.reasons.map { "  \($0)" }
        if !proposal.missing.isEmpty {
            lines.append("  Without a later score: \(proposal.missing.joined(separator: ", "))")
        }
        return lines + ["A proposal; the clinician decides."]
    }
}

extension [OutcomeCourse] {
    /// Subscales stand below the name of what they are part of.
    fileprivate var lines: [String] {
        var whole: String?
        return flatMap { course -> [String] in
            let measure = course.measure
            defer { whole = measure.partOf ?? measure.id }
            guard let part = measure.partOf else { return [course.text] }
            let heading = whole == part ? [] : ["\(part)  \(course.wholeName ?? "")"]
            return heading + ["  " + course.text.replacing("\n", with: "\n  ")]
        }
    }
}

extension OutcomeCourse {
    fileprivate var text: String {
        let scores = scores.map { score in
            let earlier = earlier(than: score).map { plain($0.value) }
            let was = earlier.isEmpty ? "" : " (was \(earlier.joined(separator: ", then ")))"
            return "\(score.day) \(plain(score.value))\(was)"
        }.joined(separator: ", ")
        let change = change.map { change in
            "\n    \(change.told)" + (change.verdict.map { " → \($0.rawValue)" } ?? "")
                + "  [\(measure.evidence.text)]"
        }
        return "\(measure.id)  \(measure.name): \(scores)"
            + (change ?? "\n    the first score; nothing to compare yet")
    }
}
