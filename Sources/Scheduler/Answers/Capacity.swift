package import CivilTime
import Planner

/// How many plans like one fit beside what stands in a diary, booked one after another as they come.
package struct Capacity: Sendable {
    /// One of them.
    package struct Fit: Hashable, Sendable {
        /// From which day on its start was looked for.
        package let from: Day
        package let plan: PlacedPlan
    }

    /// In the order in which they were booked.
    package let fits: [Fit]
    /// Whether more may fit, which were not looked for.
    package let isMost: Bool
    /// With all of them booked.
    let diary: Diary
}

extension PlanRequest {
    /// Books plans like this one until none starts on these days any more, or `most` do.
    ///
    /// The starts are looked at in stretches as long as one plan may be late, so that each plan is the one that would be
    /// booked for somebody who asks for a start from the first day of its stretch.
    package func capacity(
        starting days: ClosedRange<Day>, in diary: Diary, rules: PlacementRules, most: Int
    ) -> Capacity {
        var diary = diary
        var fits: [Capacity.Fit] = []
        var stretch = self
        stretch.earliestStart = days.lowerBound
        while stretch.earliestStart <= days.upperBound {
            let left = days.upperBound - stretch.earliestStart
            stretch.maxStartDelayDays = min(maxStartDelayDays, left)
            while fits.count < most, let plan = stretch.placedOrShorter(in: diary, rules: rules) {
                fits.append(Capacity.Fit(from: stretch.earliestStart, plan: plan))
                diary.book(plan)
            }
            stretch.earliestStart = stretch.earliestStart + maxStartDelayDays + 1
        }
        return Capacity(fits: fits, isMost: fits.count == most, diary: diary)
    }

    /// Rules of which each alone keeps one more plan from a start on its first days.
    package func inTheWay(after capacity: Capacity, rules: PlacementRules) -> [Rule] {
        Diagnosis(request: self, diary: capacity.diary, rules: rules).inTheWay
    }
}
