import CivilTime
import Foundation
import Scheduler
import Testing

/// Tries every placement of a tiny plan on a grid of an hour.
struct BruteForce {
    let request: PlanRequest
    let diary: Diary

    func hasPlacement() -> Bool {
        let latest = request.startIsFixed ? 0 : request.maxStartDelayDays
        return (0...latest).contains { delay in
            let start = request.earliestStart + delay
            return sessions([], from: start)
        }
    }

    private func slots(_ start: Day, minutes: Int) -> [Slot] {
        (0..<28).flatMap { offset in
            (9...11).flatMap { hour in
                diary.therapists.map { therapist in
                    Slot(
                        start: LocalTime(minute: (start + offset).number * 1440 + hour * 60),
                        minutes: minutes, therapist: therapist.id)
                }
            }
        }.filter { slot in
            PlanChecker(request: request, diary: diary, plan: plan(start, [])).place(slot).isEmpty
        }
    }

    private func plan(_ start: Day, _ chosen: [Slot]) -> PlacedPlan {
        let phases = request.phases.enumerated()
            .flatMap { Array(repeating: $0.offset, count: $0.element.sessions) }
        return PlacedPlan(
            start: start, lead: nil,
            sessions: chosen.enumerated().map { index, slot in
                PlacedSession(
                    phase: phases[index], week: (slot.start.day - start) / 7, number: index + 1,
                    slot: slot, reviews: [], riders: [])
            }, contacts: [])
    }

    private func sessions(_ chosen: [Slot], from start: Day) -> Bool {
        if chosen.count == request.phases.reduce(0, { $0 + $1.sessions }) {
            let plan = plan(start, chosen)
            let checker = PlanChecker(request: request, diary: diary, plan: plan)
            guard checker.course().isEmpty else { return false }
            return visits(plan)
        }
        return slots(start, minutes: 60).contains { slot in
            chosen.allSatisfy { $0.start.day < slot.start.day }
                && sessions(chosen + [slot], from: start)
        }
    }

    /// At most one review and one rider.
    private func visits(_ plan: PlacedPlan) -> Bool {
        var noted = plan
        var alone: [PlacedContact?] = []
        if let review = request.reviews.first {
            let target = plan.start + review.week * 7
            let near = plan.sessions.indices.min {
                abs(plan.sessions[$0].slot.start.day - target)
                    < abs(plan.sessions[$1].slot.start.day - target)
            }
            if let near, abs(plan.sessions[near].slot.start.day - target) <= review.toleranceDays {
                noted.sessions[near].reviews = [0]
            } else {
                alone.append(nil)
            }
        }
        let options = slots(plan.start, minutes: 60)
        let reviewChoices: [PlacedContact?] =
            alone.isEmpty ? [nil] : options.map { PlacedContact(slot: $0, review: 0, riders: []) }
        return reviewChoices.contains { review in
            var whole = noted
            whole.contacts = [review].compactMap { $0 }
            whole.lead = review?.slot.therapist
            guard !request.riders.isEmpty else { return isValid(whole) }
            for index in whole.sessions.indices {
                var riding = whole
                riding.sessions[index].riders = [0]
                if isValid(riding) { return true }
            }
            return options.contains { slot in
                var visited = whole
                visited.contacts.append(PlacedContact(slot: slot, review: nil, riders: [0]))
                return isValid(visited)
            }
        }
    }

    private func isValid(_ plan: PlacedPlan) -> Bool {
        PlanChecker(request: request, diary: diary, plan: plan).faults().isEmpty
    }

    /// A world of one or two therapists with few free hours.
    static func tiny(seed: UInt64) -> BruteForce {
        var random = SplitMix64(seed: seed)
        var diary = World.diary([])
        diary.gridMinutes = 60
        diary.openingHours = World.hours("Mon-Fri 09:00-12:00")
        for number in 1...random.pick(1...2) {
            var therapist = World.therapist(number, "Mon-Fri 09:00-12:00")
            therapist.maxPerDay = random.chance(50) ? 1 : nil
            for hour in 0..<(28 * 24) where random.chance(80) {
                let from = LocalTime(minute: World.monday.number * 1440 + hour * 60)
                therapist.busy += [Interval(from, from + 60)].compactMap { $0 }
            }
            diary.therapists.append(therapist)
        }
        let twice = random.chance(40)
        var request = PlanRequest(
            earliestStart: World.monday, maxStartDelayDays: random.pick(0...1),
            patient: PatientLimits(availability: World.hours("Mon,Tue,Thu 09:00-12:00")),
            phases: [
                PhaseRequest(
                    name: "a", weeks: 1, dose: Dose(twice ? 2 : 1), minutes: 60,
                    minDaysBetween: random.pick(1...3))
            ])
        if random.chance(50) {
            request.phases.append(
                PhaseRequest(
                    name: "b", weeks: 1, dose: Dose(1), minutes: 60,
                    minDaysBetween: random.pick(1...6)))
        }
        if random.chance(60) {
            request.reviews = [
                ReviewRequest(
                    week: random.pick(1...2), toleranceDays: random.pick(1...4), minutes: 60)
            ]
        }
        if random.chance(60) {
            let from = random.pick(0...9)
            request.riders = [
                RiderRequest(
                    kind: .weighIn,
                    window: .planDays(from: from, target: from + 1, to: from + random.pick(1...4)),
                    minutes: 60)
            ]
        }
        return BruteForce(request: request, diary: diary)
    }
}

@Suite("Brute force")
struct BruteForceTests {
    /// With `PHYSIO_LONG_TESTS` all plans are tried, else every second.
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    @Test(
        "a tiny plan is placed exactly when some placement exists", arguments: 0..<(isLong ? 10 : 5)
    )
    func exact(block: Int) {
        for seed in (block * 20)..<(block * 20 + 20) {
            let tiny = BruteForce.tiny(seed: UInt64(seed))
            let plan = World.plan(tiny.request, tiny.diary)
            #expect((plan != nil) == tiny.hasPlacement(), "seed \(seed)")
            if let plan {
                let checker = PlanChecker(request: tiny.request, diary: tiny.diary, plan: plan)
                #expect(checker.faults() == [], "seed \(seed)")
            }
        }
    }

    @Test("the tiny plans are of both kinds")
    func bothKinds() {
        let placed = (0..<200).count { seed in
            let tiny = BruteForce.tiny(seed: UInt64(seed))
            return World.plan(tiny.request, tiny.diary) != nil
        }
        #expect((40...160).contains(placed), "\(placed) of 200")
    }
}
