import CivilTime
import Planner

/// Looks for whole plans beside some that are known, each really another: the same search is asked again with other days,
/// hours or therapists, so that what it answers is the best of its kind.
package struct TimetableSearch: Sendable {
    private let request: PlanRequest
    private let diary: Diary
    private let rules: PlacementRules
    /// What was asked for before; `nil` where it does not fit.
    private var answers: [Preference: PlacedPlan?] = [:]

    package init(_ request: PlanRequest, in diary: Diary, rules: PlacementRules) {
        (self.request, self.diary, self.rules) = (request, diary, rules)
    }

    /// What a visit is worth in each aspect in which it lies elsewhere: as much as one outside the preferred time of day
    /// costs as shipped. So what costs little may be most unlike, and what costs much has to be.
    private static let worth = 3

    /// At most so many more than are known, each really different from all others: what it costs against how far it lies
    /// from the nearest of them.
    package mutating func more(than known: [PlacedPlan], upTo count: Int) -> [PlacedPlan] {
        var chosen = known
        while chosen.count < known.count + count, let next = next(beside: chosen) {
            chosen.append(next)
        }
        return Array(chosen.dropFirst(known.count))
    }

    private mutating func next(beside chosen: [PlacedPlan]) -> PlacedPlan? {
        var best: (plan: PlacedPlan, gain: Int)?
        for preference in request.preferences(beside: chosen, in: diary) {
            guard let plan = answer(preference) else { continue }
            let distances = chosen.map { TimetableDistance(plan, $0) }
            guard distances.allSatisfy(\.isReal) else { continue }
            let gain = (distances.map(\.sum).min() ?? 0) * Self.worth - weight(plan)
            if gain > best?.gain ?? .min { best = (plan, gain) }
        }
        return best?.plan
    }

    private mutating func answer(_ preference: Preference) -> PlacedPlan? {
        if let known = answers[preference] { return known }
        let (request, diary) = request.asked(preference, in: diary)
        let plan = request.placedOrShorter(in: diary, rules: rules)
        answers[preference] = .some(plan)
        return plan
    }

    /// What it costs, with each day that it ends later for weeks that it leaves out.
    private func weight(_ plan: PlacedPlan) -> Int {
        plan.gaps.reduce(plan.cost) { $0 + $1.days.count * rules.startDelayPerDay }
    }
}

/// What a plan is narrowed to, so that the search answers with another one.
private struct Preference: Hashable {
    var days: Set<Weekday>?
    /// Nothing lies outside of these hours.
    var hours: Interval<TimeOfDay>?
    var only: ID<Therapist>?
    /// Who does not treat.
    var without: ID<Therapist>?
}

extension PlanRequest {
    /// How many therapists are asked for by themselves.
    private static let mostTherapists = 4

    /// The weekdays, hours and therapists that the chosen plans do not have, by themselves and together.
    fileprivate func preferences(
        beside chosen: [PlacedPlan], in diary: Diary
    ) -> [Preference] {
        let days = otherDays(chosen, in: diary)
        let hours = otherHours(chosen)
        let people = therapists(beside: chosen, in: diary)
        var found = days.map { Preference(days: $0) } + hours.map { Preference(hours: $0) } + people
        let rest = days.first
        for other in hours {
            if let rest { found.append(Preference(days: rest, hours: other)) }
            for var person in people {
                person.hours = other
                found.append(person)
            }
        }
        for var person in people {
            guard let rest else { break }
            person.days = rest
            found.append(person)
            for other in hours {
                person.hours = other
                found.append(person)
            }
        }
        return found
    }

    /// Without all usual weekdays of the chosen, without those of each, and without each day of theirs.
    private func otherDays(_ chosen: [PlacedPlan], in diary: Diary) -> [Set<Weekday>] {
        let open = Set(Weekday.allCases.filter { !diary.openingHours[$0].isEmpty })
        let used = chosen.map(\.usualDays)
        let all = used.reduce(into: Set()) { $0.formUnion($1) }
        let single = all.sorted().map { Set([$0]) }
        var found: [Set<Weekday>] = []
        for without in [all] + used + single {
            let left = open.subtracting(without)
            if !left.isEmpty, left != open, !found.contains(left) { found.append(left) }
        }
        return found
    }

    /// The parts of the day, and what lies two hours from the chosen.
    private func otherHours(_ chosen: [PlacedPlan]) -> [Interval<TimeOfDay>] {
        let usual = chosen.compactMap(\.usualTime)
        let longest = phases.map(\.minutes).max() ?? 0
        var spans = [(0, 720), (720, 1020), (1020, 1440)]
        if let first = usual.min(), let last = usual.max() {
            spans.append((0, first - TimetableDistance.minutesApart + longest))
            spans.append((last + TimetableDistance.minutesApart, 1440))
        }
        return spans.compactMap { from, to in
            guard let from = try? TimeOfDay(minutes: from), let to = try? TimeOfDay(minutes: to)
            else { return nil }
            return Interval(from, to)
        }
    }

    /// Those who lead none of the chosen first; nobody where one is demanded.
    private func therapists(beside chosen: [PlacedPlan], in diary: Diary) -> [Preference] {
        guard patient.onlyTherapist == nil, diary.therapists.count > 1 else { return [] }
        let leads = chosen.compactMap(\.lead)
        let needed = Set(phases.compactMap(\.skill))
        let able = diary.therapists.filter { needed.isSubset(of: $0.skills) }.map(\.id).sorted()
        let others = able.filter { !leads.contains($0) }.prefix(Self.mostTherapists)
        return others.map { Preference(only: $0) }
            + Set(leads).sorted().map { Preference(without: $0) }
    }

    fileprivate func asked(
        _ preference: Preference, in diary: Diary
    ) -> (request: PlanRequest, diary: Diary) {
        var (request, diary) = (self, diary)
        let days = preference.days ?? Set(Weekday.allCases)
        let hours = preference.hours.map { [$0] }
        let wanted = WeeklyHours(
            ranges: WeeklyHours.always.ranges.filter { days.contains($0.key) }
                .mapValues { hours ?? $0 })
        request.patient.availability = patient.availability.common(with: wanted)
        request.patient.onlyTherapist = preference.only ?? patient.onlyTherapist
        if let index = diary.therapists.firstIndex(where: { $0.id == preference.without }),
            let away = Interval(
                LocalTime(span.lowerBound, .midnight), LocalTime(span.upperBound + 1, .midnight))
        {
            diary.therapists[index].absences.append(away)
        }
        return (request, diary)
    }
}

extension PlacedPlan {
    /// The weekdays on which most of its sessions are, as many as hold two of three.
    fileprivate var usualDays: Set<Weekday> {
        let counts = sessions.reduce(into: [Weekday: Int]()) {
            $0[$1.slot.start.day.weekday, default: 0] += 1
        }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var (found, held): (Set<Weekday>, Int) = ([], 0)
        for (day, count) in counts where held * 3 < sessions.count * 2 {
            found.insert(day)
            held += count
        }
        return found
    }

    /// The middle one of the times at which its sessions begin; `nil` without sessions.
    fileprivate var usualTime: Int? {
        let times = sessions.map(\.slot.start.time.minutes).sorted()
        return times.isEmpty ? nil : times[times.count / 2]
    }
}
