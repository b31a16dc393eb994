import CivilTime
package import Clinic
import Planner
import Scheduler

/// As the front desk reads it: what found no place and why, then the ways out.
extension PlacingRefusal: Worded {
    package var said: Failure {
        guard refusal.problems.isEmpty else {
            return Failure(
                kind, "The plan cannot be placed as it is asked for.",
                remedy: "Correct what is named and try again.",
                details: refusal.problems.map { "\($0)" })
        }
        let because = refusal.together(refusal.unplaced.map { ($0.what.words(outline), $0) })
        let lifted = refusal.wouldFitWithout.map { "It would fit without the rule: \($0.words)." }
        let ways = refusal.alternatives.map { "Way out: \($0.words(naming: therapists))" }
        return Failure(
            kind,
            "The plan does not fit with a start from \(starts.lowerBound) to \(starts.upperBound);"
                + " nothing was booked.",
            remedy: ways.isEmpty
                ? "Widen the patient's times, add a therapist's hours, or start later (\(say: [.start: .bare]))."
                : "Take one of the ways out and create the plan again.",
            details: Array(because.prefix(8)) + lifted + ways)
    }
}

extension Refusal {
    /// Sessions in a row that the same reasons keep out are told in one line.
    fileprivate func together(_ items: [(words: String, item: Unplaced)]) -> [String] {
        var lines: [(first: String, last: String, items: [Unplaced])] = []
        for (words, item) in items {
            if let known = lines.last?.items.last, known.because == item.because,
                case .session = known.what, case .session = item.what
            {
                lines[lines.count - 1].last = words
                lines[lines.count - 1].items.append(item)
            } else {
                lines.append((words, words, [item]))
            }
        }
        return lines.flatMap { line -> [String] in
            guard let first = line.items.first, let last = line.items.last else { return [] }
            let days =
                first.window.lowerBound...max(first.window.lowerBound, last.window.upperBound)
            let what =
                line.items.count == 1
                ? line.first : "\(line.items.count) sessions, from \(line.first), to \(line.last)"
            return first.because.map { "\(what) (\(days.words)): \($0.detail)" }
        }
    }
}

extension Unplaced.What {
    fileprivate func words(_ outline: PlanOutline) -> String {
        switch self {
        case .session(let number, let phase):
            "Session \(number), \(outline.phases[phase].name)"
        case .review(let index): "Review of week \(outline.reviewWeeks[index])"
        case .rider(let rider): outline.contacts[rider].title
        case .wholePlan: "The plan as a whole"
        }
    }
}

extension Alternative {
    /// With the therapist's name in place of the id.
    fileprivate func words(naming therapists: [ID<Therapist>: String]) -> String {
        func name(_ id: ID<Therapist>) -> String {
            therapists[id].map { "\($0) (\(id))" } ?? "\(id)"
        }
        switch self {
        case .otherTherapist(let id): return "It fits with \(name(id))."
        case .higherDailyMaximum(let id, let most):
            return "It fits if \(name(id)) may hold \(most) sessions a day."
        case .movingOthers(let moves):
            let words = moves.map {
                "\($0.session) (\(name($0.therapist)), \($0.from.day) \($0.from.time)) moves to"
                    + " \($0.to.time)"
            }
            return "It fits if \(words.joined(separator: " and ")), when those patients agree."
        case .laterStart, .shorterSessions, .widerAvailability: return description
        }
    }
}

extension ClosedRange<Day> {
    fileprivate var words: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}
