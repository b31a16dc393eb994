import CivilTime
package import Planner

// The sessions of a plan come in the order of their numbers; what makes up for another has no place in it. Of one
// that somebody took out of the order the others are not told again.

extension PlanCheck {
    package func sessionOrder(_ place: SessionDetails) -> [RuleViolation] {
        guard let number = place.number, place.makesUp == nil else { return [] }
        let wrong = standing.first { other in
            guard let theirs = other.details.number, other.details.makesUp == nil,
                other.details.exception?.rules.contains(Rule.sessionOrder.code) != true
            else { return false }
            return theirs != number && (theirs < number) != (other.details.start < place.start)
        }
        guard let wrong, let theirs = wrong.details.number else { return [] }
        return [
            RuleViolation(
                rule: .sessionOrder,
                detail: "Session \(number) would come \(theirs < number ? "before" : "after")"
                    + " session \(theirs) (\(wrong.id), \(wrong.details.start.day)).")
        ]
    }
}
