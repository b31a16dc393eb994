package import CivilTime
package import Planner

// Sessions of a plan keep days apart, so that what was trained can rest (G1).
//
// Between sessions of two phases the smaller of both numbers holds. It is what the plan says of itself: a phase is
// begun when the patient is ready for its pace, and the border between two phases is no reason to rest longer than
// either of them asks. The larger one would let a plan that was placed rightly be in the wrong on the next day.

enum RestDays {
    /// Days from a session to the next one, by what the phases of both ask for; 1 or more.
    static func between(_ one: Int, _ other: Int) -> Int { max(1, min(one, other)) }
}

extension [PhaseRequest] {
    /// By phase: days from the last session of the phases before to its first one.
    var daysAfterPhaseBefore: [Int] {
        var before: Int?
        return map { phase in
            defer { if phase.sessions > 0 { before = phase.minDaysBetween } }
            return RestDays.between(before ?? phase.minDaysBetween, phase.minDaysBetween)
        }
    }
}

extension StandingAppointment {
    /// Days from another session to this one; those that stand nearer already may stay so.
    func gap(after other: StandingAppointment) -> Int {
        let asked = RestDays.between(other.minDaysBetween, minDaysBetween)
        guard !isHit, !other.isHit else { return asked }
        return max(1, min(asked, slot.start.day - other.slot.start.day))
    }
}

extension PlanCheck {
    /// The days that the plan's pauses and the sessions standing leave no session of a phase.
    package func daysWithout(_ phase: PlannedPhase) -> [ClosedRange<Day>] {
        pauses
            + treating.map { other in
                let rest = gap(phase, other) - 1
                return (other.details.start.day + -rest)...(other.details.start.day + rest)
            }
    }

    /// The sessions before and after a place, where they lie nearer than the phases allow.
    ///
    /// When `known` is set, what was set aside for either of both sessions is not told again.
    package func restDays(_ place: SessionDetails, forgiving known: Bool = false) -> [RuleViolation]
    {
        guard place.kind == .physiotherapy, let phase = phase(of: place) else { return [] }
        return neighbours(of: place).compactMap { other in
            let set = (place.exception?.rules ?? []) + (other.details.exception?.rules ?? [])
            let days = abs(other.details.start.day - place.start.day)
            let gap = gap(phase, other)
            guard days < gap, !(known && set.contains(Rule.minDaysBetween.code)) else { return nil }
            let apart = days == 0 ? "on the day of" : "\(counted(days, "day")) from"
            return RuleViolation(
                rule: .minDaysBetween,
                detail: "It is \(apart) \(other.id), \(other.details.start.day); the plan asks for"
                    + " \(counted(gap, "day")) from one to the next.")
        }
    }

    private func gap(_ phase: PlannedPhase, _ other: Session) -> Int {
        RestDays.between(
            phase.minDaysBetween,
            self.phase(of: other.details)?.minDaysBetween ?? phase.minDaysBetween)
    }

    /// Nobody grew tired in a session that was missed.
    private var treating: [Session] {
        standing.filter { $0.details.kind == .physiotherapy && $0.status != .missed }
    }

    private func neighbours(of place: SessionDetails) -> [Session] {
        let others = treating
        let before = others.filter { $0.details.start <= place.start }
            .max { $0.details.start < $1.details.start }
        let after = others.filter { place.start < $0.details.start }
            .min { $0.details.start < $1.details.start }
        return [before, after].compactMap { $0 }
    }
}

extension RuleSentence {
    var restDays: String {
        "The free days lie too close together for the rest days asked for."
    }
}

extension RuleViolation {
    /// A session that finds a day, but none far enough from the one before.
    static func tooNear(_ gap: Int) -> RuleViolation {
        RuleViolation(
            rule: .minDaysBetween,
            detail: "The free days lie less than \(counted(gap, "day")) apart.")
    }
}
