import Testing

@testable import Scheduler

/// Random small clinics, whose answers are checked rule by rule with plain loops over slots.
@Suite("An intake of many plans")
struct IntakeTests {
    private typealias Problem = IntakeProblem<UInt64>

    private func problem(_ random: inout SplitMix64) -> Problem {
        let days = 28
        func hours() -> [UInt64] {
            let low = Int.random(in: 0..<8, using: &random)
            let high = Int.random(in: 20..<40, using: &random)
            return (0..<days).map { day in
                let isOff = day % 7 >= 5 || Int.random(in: 0..<9, using: &random) == 0
                return isOff ? 0 : UInt64(low..<high) & ~UInt64(18..<20)
            }
        }
        let therapists = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Problem.Therapist(
                skills: UInt64.random(in: 0..<8, using: &random),
                maxPerDay: Int.random(in: 2...8, using: &random), free: hours(),
                appointments: Array(repeating: 0, count: days),
                bookings: Array(repeating: 0, count: days))
        }
        let resources = [
            Problem.Resource(
                capacity: Int.random(in: 1...2, using: &random),
                open: Array(repeating: UInt64(2..<36), count: days),
                taken: [(day: 1, slots: 4..<8, units: 1)])
        ]
        let patients = (0..<6).map { _ in hours() }
        let plans = (0..<8).map { _ in
            Problem.Plan(
                patient: Int.random(in: 0..<6, using: &random),
                earliest: Int.random(in: 0..<7, using: &random), maxStartDelay: 5,
                phases: (0..<Int.random(in: 1...2, using: &random)).map { _ in
                    Problem.Phase(
                        weeks: 1, dose: Dose(Int.random(in: 1...3, using: &random)),
                        slots: Int.random(in: 2...4, using: &random),
                        skill: Bool.random(using: &random)
                            ? Int.random(in: 0..<3, using: &random) : nil,
                        pool: Bool.random(using: &random) ? 0 : nil,
                        minDaysBetween: Int.random(in: 1...2, using: &random))
                },
                visits: [
                    Problem.Visit(
                        from: 4, target: 7, to: 10, slots: 2,
                        skill: Int.random(in: 0..<3, using: &random), pool: nil)
                ], team: Array(therapists.indices),
                preferredTherapist: Bool.random(using: &random) ? 0 : nil,
                preferred: Bool.random(using: &random) ? UInt64(0..<20) : .max)
        }
        return Problem(
            days: days, firstWeekday: 0, longGapSlots: 2, weights: .init(),
            therapists: therapists, resources: resources, pools: [[0]], patients: patients,
            plans: plans)
    }

    @Test("100 random clinics: every hard rule holds, one by one and all together")
    func hardRules() async {
        var random = SplitMix64(seed: 21)
        var placed = 0
        for round in 0..<100 {
            let problem = problem(&random)
            var intake = Intake(problem, seed: UInt64(round))
            if round % 2 == 0 {
                for plan in problem.plans.indices { intake.place(plan) }
            } else {
                intake.placeAll()
                await intake.improve(iterations: 60)
            }
            expectValid(intake.placements, problem)
            placed += intake.placements.reduce(0) { $0 + $1.places.count }
        }
        #expect(placed > 1_000, "the rules are tried on many appointments")
    }

    @Test("the same seed and effort give the same answer; improving never makes it dearer")
    func deterministic() async {
        var random = SplitMix64(seed: 4)
        for round in 0..<20 {
            let problem = problem(&random)
            func run(_ iterations: Int) async -> Intake<UInt64> {
                var intake = Intake(problem, seed: UInt64(round))
                intake.placeAll()
                await intake.improve(iterations: iterations)
                return intake
            }
            let (first, second) = (await run(90), await run(90))
            #expect(first.cost == second.cost)
            #expect(first.placements.map(\.sessions) == second.placements.map(\.sessions))
            let unimproved = await run(0)
            #expect(first.cost <= unimproved.cost)
        }
    }

    @Test("in a repair nothing that moves, and nobody new, costs less than the floor says")
    func repairFloor() async {
        var random = SplitMix64(seed: 31)
        var (moved, strangers, homeless) = (0, 0, 0)
        for round in 0..<150 {
            var problem = problem(&random)
            problem.weights.moved = Int.random(in: 0...20, using: &random)
            problem.weights.therapistChanged = Int.random(in: 0...8, using: &random)
            problem.weights.extraTherapist = Int.random(in: 0...40, using: &random)
            var standing = Intake(problem, seed: UInt64(round))
            standing.placeAll()
            let away = Int.random(in: 3...9, using: &random)
            for day in away..<(away + 7) { problem.therapists[0].free[day] = 0 }
            problem.repair = Repair(
                asOf: Int.random(in: 0...away, using: &random),
                kept: standing.placements.map { placement in
                    Repair.Kept(placement) { $0.therapist == 0 && away..<(away + 7) ~= $0.day }
                }, maxMoved: .max)
            var intake = Intake(problem, seed: UInt64(round))
            intake.placeHit()
            await intake.improve(iterations: 60)
            let asOf = problem.repair?.asOf ?? 0
            for plan in problem.plans.indices {
                intake.lift(plan) { placement, insertion in
                    guard let kept = insertion.kept(plan) else { return }
                    var insertion = insertion
                    insertion.readOpen()
                    insertion.repair(kept, asOf: asOf)
                    let known = insertion.hand.shape.members.indices.filter {
                        kept.therapists.contains(insertion.hand.shape.members[$0])
                    }
                    let floor = insertion.repairFloor(kept, known, asOf)
                    homeless += floor.homeless.count
                    let score = placement.cost + insertion.gapCost(placement)
                    if placement.moved > 0 {
                        moved += 1
                        #expect(score >= floor.anyMove)
                    }
                    let new = placement.sessions.compactMap { $0?.therapist }
                        .first { !kept.therapists.contains($0) }
                    if let new {
                        strangers += 1
                        let member = insertion.hand.shape.members.firstIndex(of: new) ?? 0
                        let lost = insertion.lost(floor.homeless, member, kept.start, asOf)
                        #expect(score >= floor.stranger + lost)
                    } else {
                        #expect(score >= floor.known)
                    }
                }
            }
        }
        #expect(moved > 100 && strangers > 100 && homeless > 100)
    }

    @Test("wide and narrow days give the same answer")
    func wide() {
        var random = SplitMix64(seed: 9)
        for _ in 0..<20 {
            let by = Int.random(in: 0..<130, using: &random)
            expectShifts(Mask256.self, of: 3..<200, by: by)
            expectShifts(SlotSet.self, of: 3..<200, by: by)
            expectShifts(SlotSet.self, of: 180..<400, by: 2 * by)
        }
    }

    private func expectShifts<Mask: DayMask>(_: Mask.Type, of range: Range<Int>, by: Int) {
        let mask = Mask(range)
        for slot in 0..<Mask.capacity {
            #expect(mask.earlier(by).contains(slot) == range.contains(slot + by))
            #expect(mask.later(by).contains(slot) == range.contains(slot - by))
        }
        #expect(mask.starts(by + 1).count == max(0, range.count - by))
    }

    private func expectValid(_ placements: [IntakePlacement], _ problem: Problem) {
        var therapist: [Int: [Int]] = [:]
        var patient: [Int: Set<Int>] = [:]
        var resource: [Int: Int] = [1 * 64 + 4: 1, 1 * 64 + 5: 1, 1 * 64 + 6: 1, 1 * 64 + 7: 1]
        var perDay: [Int: Int] = [:]
        for (placement, plan) in zip(placements, problem.plans) {
            #expect((0...plan.maxStartDelay).contains(placement.start - plan.earliest))
            expectOrder(placement, plan, problem)
            for place in placement.places {
                perDay[place.therapist * 100 + place.day, default: 0] += 1
                for slot in place.slot..<(place.slot + place.slots) {
                    #expect(problem.therapists[place.therapist].free[place.day].contains(slot))
                    #expect(problem.patients[plan.patient][place.day].contains(slot))
                    let key = place.therapist * 10_000 + place.day * 64 + slot
                    therapist[key, default: []].append(slot)
                    #expect(therapist[key]?.count == 1, "a therapist is at one place")
                    let own = patient[plan.patient, default: []].insert(place.day * 64 + slot)
                    #expect(own.inserted, "a patient is at one place")
                    guard place.resource == 0 else { continue }
                    #expect(problem.resources[0].open[place.day].contains(slot))
                    resource[place.day * 64 + slot, default: 0] += 1
                    #expect(
                        resource[place.day * 64 + slot] ?? 0 <= problem.resources[0].capacity)
                }
            }
        }
        for (key, count) in perDay { #expect(count <= problem.therapists[key / 100].maxPerDay) }
    }

    private func expectOrder(_ placement: IntakePlacement, _ plan: Problem.Plan, _ problem: Problem)
    {
        var index = 0
        var week = 0
        var last = Int.min / 2
        for phase in plan.phases {
            for _ in 0..<phase.weeks {
                for _ in 0..<phase.dose.sessions {
                    if let place = placement.sessions[index] {
                        let low = placement.start + week * 7
                        #expect((low..<(low + 7)).contains(place.day))
                        #expect(place.day - last >= phase.minDaysBetween)
                        #expect(place.slots == phase.slots)
                        if let skill = phase.skill {
                            #expect(
                                problem.therapists[place.therapist].skills >> UInt64(skill) & 1 == 1
                            )
                        }
                        last = place.day
                    }
                    index += 1
                }
                week += 1
            }
        }
        for (visit, place) in zip(plan.visits, placement.visits) {
            guard let place else { continue }
            let after = place.day - placement.start
            #expect(visit.from <= after && after <= visit.to)
            #expect(place.therapist == placement.lead)
        }
    }
}
