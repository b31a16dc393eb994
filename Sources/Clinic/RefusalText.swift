import CivilTime
import Planner
import Scheduler

extension Refusal {
    /// The refusal as the front desk reads it: what found no place and why, then the ways out.
    func failure(for outline: PlanOutline, _ request: PlanRequest, in diary: Diary) -> Failure {
        if !problems.isEmpty {
            return Failure(
                .refused, "The plan cannot be placed as it is asked for.",
                remedy: "Correct what is named and try again.",
                details: problems.map { "\($0)" })
        }
        let because = unplaced.flatMap { item in
            item.because.map { "\(item.what.words(outline)) (\(item.window.words)): \($0.detail)" }
        }
        let lifted = wouldFitWithout.map { "It would fit without the rule: \($0.words)." }
        let ways = alternatives.map { "Way out: \($0.words(in: diary))" }
        let last = request.earliestStart + request.maxStartDelayDays
        return Failure(
            .refused,
            "The plan does not fit with a start from \(request.earliestStart) to \(last);"
                + " nothing was booked.",
            remedy: ways.isEmpty
                ? "Widen the patient's times, add a therapist's hours, or start later (--start)."
                : "Take one of the ways out and create the plan again.",
            details: Array(because.prefix(8)) + lifted + ways)
    }
}

extension Unplaced.What {
    fileprivate func words(_ outline: PlanOutline) -> String {
        switch self {
        case .session(let number, let phase):
            "Session \(number), \(outline.phases[phase].name)"
        case .review(let index): "Review of week \(outline.reviewWeeks[index])"
        case .rider(let rider):
            Int(rider.rawValue).map { outline.contacts[$0].title } ?? rider.rawValue
        case .wholePlan: "The plan as a whole"
        }
    }
}

extension Alternative {
    /// With the therapist's name in place of the id.
    fileprivate func words(in diary: Diary) -> String {
        guard case .otherTherapist(let id) = self,
            let name = diary.therapists.first(where: { $0.id == id })?.name
        else { return description }
        return "It fits with \(name) (\(id))."
    }
}

extension ClosedRange<Day> {
    fileprivate var words: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}

extension Rule {
    /// `minDaysBetween` as "min days between".
    fileprivate var words: String {
        rawValue.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
    }
}
