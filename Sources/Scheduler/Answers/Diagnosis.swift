import CivilTime

/// Finds out why a plan does not fit, by lifting one rule at a time.
struct Diagnosis {
    let request: PlanRequest
    let diary: Diary
    let rules: PlacementRules
    /// Whether it finds out why something has no place, not only that.
    var explains = true

    func refusal() -> Refusal {
        let later = laterStart()
        let lifted = liftedAlone(later: later != nil)
        var unplaced = unplacedItems()
        if unplaced.isEmpty { unplaced = [wholePlan(lifted)] }
        var alternatives = later.map { [Alternative.laterStart($0)] } ?? []
        alternatives += otherTherapists()
        if lifted.contains(.maxPerDay) { alternatives += higherMaximum() }
        if lifted.contains(.blockedDay) { alternatives.append(.unblocked(blockedDays)) }
        alternatives += widerAvailability() + otherSeats(lifted)
        return Refusal(
            problems: [], unplaced: unplaced, wouldFitWithout: lifted, alternatives: alternatives)
    }

    /// Rules of which each alone stands in the way of a start on the days asked for.
    var inTheWay: [Rule] { liftedAlone(later: false) }

    func fits(_ request: PlanRequest, lifting: Set<Rule> = []) -> PlacedPlan? {
        best(request, in: diary, rules: rules, lifting: lifting, isAnyEnough: true)
    }

    /// Rules of which each alone stands in the way.
    private func liftedAlone(later: Bool) -> [Rule] {
        Rule.allCases.filter { rule in
            if rule == .startWindow { return later }
            return matters(rule) && fits(request, lifting: [rule]) != nil
        }
    }

    /// Whether the rule can bind in this diary at all.
    private func matters(_ rule: Rule) -> Bool {
        switch rule {
        case .closedDay: !diary.closedDays.isEmpty || !diary.closedTimes.isEmpty
        case .unusableTime: !diary.unusable.isEmpty
        case .blockedDay: !request.patient.blocked.isEmpty
        case .patientBusy: !request.patient.taken.isEmpty
        case .skill: request.phases.contains { $0.skill != nil }
        case .onlyTherapist: request.patient.onlyTherapist != nil
        case .absence: diary.therapists.contains { !$0.absences.isEmpty }
        case .therapistBusy: diary.therapists.contains { !$0.bookings.isEmpty || !$0.busy.isEmpty }
        case .maxPerDay: diary.therapists.contains { $0.maxPerDay != nil }
        case .room:
            request.phases.contains { $0.needsRoom } || request.reviews.contains { $0.needsRoom }
        case .buffer:
            request.patient.travel > 0 || diary.hasBuffer
                || diary.therapists.contains { !$0.travel.isEmpty }
        case .minDaysBetween: request.phases.contains { $0.minDaysBetween > 1 }
        case .horizon: request.through != nil
        case .reviewTolerance: !request.reviews.isEmpty
        case .riderWindow: !request.riders.isEmpty
        case .openingHours, .patientAvailability, .therapistHours, .planWeek, .startWindow: true
        case .authorised: request.authorised != nil
        case .seat: groupClass != nil
        case .sessionOrder, .therapistLeft: false
        }
    }

    /// Within the days that a refusal looks ahead, or else after days on which the patient, the clinic or somebody who
    /// treats is away.
    private func laterStart() -> Day? {
        guard rules.laterStartDays > 0 else { return nil }
        let first = request.earliestStart + request.maxDelay + 1
        return start(from: first) ?? startsAfterAbsences(from: first).lazy.compactMap(start).first
    }

    private func start(from first: Day) -> Day? {
        var later = request
        later.earliestStart = first
        later.maxStartDelayDays = rules.laterStartDays - 1
        later.startIsFixed = false
        return fits(later)?.start
    }

    /// Three at most, each so far from the one before that it was not tried with it.
    private func startsAfterAbsences(from first: Day) -> [Day] {
        let away =
            request.patient.blocked.map(\.upperBound) + diary.closedDays.map(\.upperBound)
            + diary.therapists.flatMap { $0.absences.map { ($0.end + -1).day } }
        var starts: [Day] = []
        for day in away.sorted() where day < request.span.upperBound {
            guard day + 1 >= (starts.last ?? first) + rules.laterStartDays else { continue }
            starts.append(day + 1)
        }
        return Array(starts.prefix(3))
    }

    /// Those of the patient that the plan may meet.
    private var blockedDays: [ClosedRange<Day>] {
        request.patient.blocked.filter { $0.overlaps(request.span) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    /// At most three, in order of id.
    private func otherTherapists() -> [Alternative] {
        guard let only = request.patient.onlyTherapist else { return [] }
        let others = diary.therapists.map(\.id).sorted().filter { $0 != only }
        let fitting = others.lazy.filter { id in
            var other = request
            other.patient.onlyTherapist = id
            return fits(other) != nil
        }
        return fitting.prefix(3).map { .otherTherapist($0) }
    }

    /// One therapist with one session a day more.
    private func higherMaximum() -> [Alternative] {
        let helping = diary.therapists.indices.lazy.compactMap { index -> Alternative? in
            guard let most = diary.therapists[index].maxPerDay else { return nil }
            var wider = diary
            wider.therapists[index].maxPerDay = most + 1
            let other = Diagnosis(request: request, diary: wider, rules: rules)
            return other.fits(request) == nil
                ? nil : .higherDailyMaximum(diary.therapists[index].id, most + 1)
        }
        return Array(helping.prefix(1))
    }

    /// The first two that help: one part of the day on all weekdays, or one whole weekday.
    private func widerAvailability() -> [Alternative] {
        guard fits(request, lifting: [.patientAvailability]) != nil else { return [] }
        let parts = ["00:00-12:00", "12:00-17:00", "17:00-24:00"].map { "Mon-Sun \($0)" }
        let days = Weekday.allCases.map { "\($0.shortName) 00:00-24:00" }
        let helping = (parts + days).lazy.compactMap { text -> WeeklyHours? in
            guard let extra = try? WeeklyHours(parsing: text) else { return nil }
            var wider = request
            wider.patient.availability = request.patient.availability.joined(with: extra)
            return fits(wider) != nil ? extra : nil
        }
        return helping.prefix(2).map { .widerAvailability($0.common(with: diary.openingHours)) }
    }
}
