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

/// How a plan that leaves weeks out starts, as one did that fitted.
private struct GapStart: Hashable {
    let day: Day
    let gaps: [PlanGap]
}

/// On which days plans are to start, and how many are enough.
package struct CapacityWanted: Sendable {
    package let starts: ClosedRange<Day>
    package let most: Int
    package let rules: PlacementRules
    /// What of the diary a plan takes once it is written down.
    package let slots: @Sendable (PlacedPlan) throws -> [Slot]

    /// `most` is 1 or more.
    package init(
        starts: ClosedRange<Day>, most: Int, rules: PlacementRules,
        slots: @escaping @Sendable (PlacedPlan) throws -> [Slot]
    ) {
        (self.starts, self.most, self.rules, self.slots) = (starts, most, rules, slots)
    }
}

extension PlanRequest {
    /// Books plans like this one until no more start on these days, or enough do.
    ///
    /// The starts are looked at in stretches as long as one plan may be late, so that each plan is the one that would be
    /// booked for somebody who asks for a start from the first day of its stretch.
    ///
    /// - Throws: what `CapacityWanted.slots` throws.
    package func capacity(_ wanted: CapacityWanted, in diary: Diary) throws -> Capacity {
        try filling(diary, after: [], wanted) { $0.placedOrShorter(in: $1, rules: wanted.rules) }
    }

    /// Books more plans behind those that were, where something is changed; `span` holds all days that matter. Weeks are
    /// left out as `gaps` say, by the first day of a stretch: to find others takes long.
    private func capacity(
        _ wanted: CapacityWanted, behind capacity: Capacity, with easing: Easing,
        over span: ClosedRange<Day>, leavingOut gaps: [Day: [GapStart]]
    ) throws -> Capacity {
        let (request, diary) = eased(easing, in: capacity.diary, over: span)
        return try request.filling(diary, after: capacity.fits, wanted) { stretch, diary in
            stretch.placed(in: diary, wanted.rules, gaps[stretch.earliestStart] ?? [])
        }
    }

    /// How the plans that were found leave weeks out, and how one would if nobody was booked, by the first day of a
    /// stretch.
    private func gapStarts(
        _ wanted: CapacityWanted, of capacity: Capacity, in diary: Diary
    ) -> [Day: [GapStart]] {
        var empty = diary
        for index in empty.therapists.indices { empty.therapists[index].bookings = [] }
        for index in empty.rooms.indices { empty.rooms[index].bookings = [] }
        let alone = stretches(of: wanted.starts).compactMap { stretch in
            stretch.placedOrShorter(in: empty, rules: wanted.rules).map {
                Capacity.Fit(from: stretch.earliestStart, plan: $0)
            }
        }
        let found = (alone + capacity.fits).filter { !$0.plan.gaps.isEmpty }
        return Dictionary(grouping: found, by: \.from).mapValues { fits in
            let starts = Set(fits.map { GapStart(day: $0.plan.start, gaps: $0.plan.gaps) })
            return Array(starts.sorted { $0.day < $1.day }.prefix(Self.mostGapStarts))
        }
    }

    private static let mostGapStarts = 6

    /// The same for each of some changes, in their order.
    ///
    /// - Throws: what `CapacityWanted.slots` throws.
    package func capacities(
        _ wanted: CapacityWanted, behind capacity: Capacity, with easings: [Easing],
        in diary: Diary, over span: ClosedRange<Day>
    ) throws -> [(Easing, Capacity)] {
        let gaps = gapStarts(wanted, of: capacity, in: diary)
        return try easings.map { easing in
            (
                easing,
                try self.capacity(
                    wanted, behind: capacity, with: easing, over: span, leavingOut: gaps)
            )
        }
    }

    /// Rules of which each alone keeps one more plan from a start in the first stretch of the days.
    package func inTheWay(_ wanted: CapacityWanted, behind capacity: Capacity) -> [Rule] {
        let first = stretches(of: wanted.starts).first ?? self
        return Diagnosis(request: first, diary: capacity.diary, rules: wanted.rules).inTheWay
    }

    private func filling(
        _ diary: Diary, after known: [Capacity.Fit], _ wanted: CapacityWanted,
        _ place: (PlanRequest, Diary) -> PlacedPlan?
    ) throws -> Capacity {
        var (diary, fits) = (diary, known)
        for stretch in stretches(of: wanted.starts) {
            while fits.count < wanted.most, let plan = place(stretch, diary) {
                fits.append(Capacity.Fit(from: stretch.earliestStart, plan: plan))
                diary.book(try wanted.slots(plan))
            }
        }
        return Capacity(fits: fits, isMost: fits.count >= wanted.most, diary: diary)
    }

    /// As late as it may be, but on one of these days.
    private func stretches(of days: ClosedRange<Day>) -> [PlanRequest] {
        stride(from: 0, through: days.upperBound - days.lowerBound, by: maxStartDelayDays + 1).map {
            var stretch = self
            stretch.earliestStart = days.lowerBound + $0
            stretch.maxStartDelayDays = min(
                maxStartDelayDays, days.upperBound - stretch.earliestStart)
            return stretch
        }
    }

    private func placed(
        in diary: Diary, _ rules: PlacementRules, _ gaps: [GapStart]
    ) -> PlacedPlan? {
        guard problems(in: diary).isEmpty else { return nil }
        let requests = [self, withoutOwnMinutes]
        let whole = requests.lazy.compactMap { best($0, in: diary, rules: rules) }
        if let plan = whole.first { return plan }
        return requests.lazy.flatMap { request in
            let around = PlanAroundGaps(
                request: request, diary: diary, rules: rules, longest: request.longestGap)
            return gaps.lazy.compactMap { around.starting(on: $0.day, leavingOut: $0.gaps) }
        }.first
    }
}
