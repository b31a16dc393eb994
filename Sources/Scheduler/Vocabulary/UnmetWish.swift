/// A wish that a placed plan could not meet: how often, and what that cost.
package struct UnmetWish: Hashable, Sendable {
    /// What was wished, the heaviest kind first.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case extraTherapist, extraVisit, notPreferredTherapist, startDelay, outsidePreferredTime
        case offUsualSlot, shortIdleGap
    }

    /// What was wished.
    package let kind: Kind
    /// How often it is not met; 1 or more.
    package let count: Int
    /// What that costs together.
    package let cost: Int

    /// Not met so often, at what each time costs.
    package init(_ kind: Kind, _ count: Int, _ each: Int) {
        self.kind = kind
        self.count = count
        cost = count * each
    }
}

extension UnmetWish: CustomStringConvertible {
    /// As the front desk says it.
    package var description: String {
        switch kind {
        case .extraTherapist: "\(count + 1) therapists share the plan"
        case .extraVisit: times("one contact without treatment", "contacts without treatment")
        case .notPreferredTherapist:
            times("one session is", "sessions are") + " not with the preferred therapist"
        case .startDelay: "it starts " + times("one day", "days") + " after the day asked for"
        case .outsidePreferredTime:
            times("one visit lies", "visits lie") + " outside the preferred time of day"
        case .offUsualSlot:
            times("one session is", "sessions are") + " not on the usual weekday and time"
        case .shortIdleGap: times("one short gap", "short gaps") + " in a therapist's day"
        }
    }

    private func times(_ one: String, _ many: String) -> String {
        count == 1 ? one : "\(count) \(many)"
    }
}
