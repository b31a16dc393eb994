/// What plans to come will need, learned from those that came: hours that many ask for, and skills that few
/// have. Both are priced a little, so that whoever can be placed elsewhere is. The prices were chosen on
/// generated clinics of three sizes and loads; they are small beside what a session lost costs.
struct Foresight<Mask: DayMask>: Sendable {
    /// A therapist's slot is dear from this share of demand over supply on, and very dear from that.
    private static var dearFrom: (high: Double, veryHigh: Double) { (0.9, 1.4) }
    private static var slotPrice: (high: Int, veryHigh: Int) { (3, 4) }
    private static var skillWeight: Double { 20 }
    /// Plans to have seen before anything is priced.
    private static var fewest: Int { 6 }

    /// By weekday: slots in high demand, and those of them in very high demand.
    private(set) var dear: [(high: Mask, veryHigh: Mask)]
    private var skillPrice = Array(repeating: 0.0, count: 64)
    /// By weekday and slot: what was asked for, and the therapists at work.
    private var demand: [Double]
    private let supply: [Double]
    private var demandTotal = 0.0
    private let supplyTotal: Double
    private var skillDemand = Array(repeating: 0.0, count: 64)
    private var skillSupply = Array(repeating: 0.0, count: 64)
    private var seen = 0

    init(_ problem: IntakeProblem<Mask>) {
        dear = Array(repeating: (.none, .none), count: 7)
        demand = Array(repeating: 0, count: 7 * Mask.capacity)
        var supply = demand
        var total = 0.0
        for therapist in problem.therapists {
            for (day, free) in therapist.free.enumerated() {
                let row = (problem.firstWeekday + day) % 7 * Mask.capacity
                free.forEachSlot { supply[row + $0] += 1 }
                total += Double(free.count)
                for skill in 0..<64 where therapist.has(skill) {
                    skillSupply[skill] += Double(free.count)
                }
            }
        }
        self.supply = supply
        supplyTotal = total
    }

    /// Learns from a plan that came: its skills, and when its patient can come.
    mutating func note(_ plan: IntakeProblem<Mask>.Plan, in problem: IntakeProblem<Mask>) {
        var need = 0.0
        func add(_ slots: Int, _ skill: Int?) {
            need += Double(slots)
            if let skill { skillDemand[skill] += Double(slots) }
        }
        for phase in plan.phases { add(phase.sessions * phase.slots, phase.skill) }
        for visit in plan.visits { add(visit.slots, visit.skill) }
        let days = plan.earliest..<min(problem.days, plan.earliest + 28)
        let hours = days.reduce(0) { $0 + problem.patients[plan.patient][$1].count }
        guard hours > 0 else { return }
        // Who can come seldom needs each of those hours more.
        for day in days {
            let row = (problem.firstWeekday + day) % 7 * Mask.capacity
            problem.patients[plan.patient][day].forEachSlot {
                demand[row + $0] += need / Double(hours)
            }
        }
        demandTotal += need
        seen += 1
        if seen >= Self.fewest { price() }
    }

    private mutating func price() {
        for weekday in 0..<7 {
            var (high, veryHigh) = (Mask.none, Mask.none)
            for slot in 0..<Mask.capacity {
                let at = weekday * Mask.capacity + slot
                guard supply[at] > 0 else { continue }
                let ratio = demand[at] * supplyTotal / (demandTotal * supply[at])
                let bit = Mask(slot..<(slot + 1))
                if ratio > Self.dearFrom.high { high = high | bit }
                if ratio > Self.dearFrom.veryHigh { veryHigh = veryHigh | bit }
            }
            dear[weekday] = (high, veryHigh)
        }
        for skill in 0..<64 where skillSupply[skill] > 0 {
            let ratio = skillDemand[skill] * supplyTotal / (demandTotal * skillSupply[skill])
            skillPrice[skill] = Self.skillWeight * ratio * ratio.squareRoot()
        }
    }

    /// What it costs others when somebody with these skills holds what asks for one of them, or for none.
    func price(skills: UInt64, needs skill: Int?) -> Int {
        var left = skills
        if let skill { left &= ~(1 << UInt64(skill)) }
        var sum = 0.0
        while left != 0 {
            sum += skillPrice[left.trailingZeroBitCount]
            left &= left - 1
        }
        return Int(sum)
    }

    /// What it costs others when these slots are taken.
    @inline(__always)
    func price(_ weekday: Int, _ slots: Range<Int>) -> Int {
        let mask = Mask(slots)
        let (high, veryHigh) = dear[weekday]
        return ((high & mask).isEmpty ? 0 : Self.slotPrice.high)
            + ((veryHigh & mask).isEmpty ? 0 : Self.slotPrice.veryHigh)
    }
}

extension PlanInsertion {
    /// What one appointment takes from plans to come.
    @inline(__always)
    func foresightCost(_ therapist: Int, _ kind: PlanShape.Kind, day: Int, slot: Int) -> Int {
        guard let foresight else { return 0 }
        let weekday = (problem.firstWeekday + day) % 7
        return foresight.price(weekday, slot..<(slot + kind.slots))
            + foresight.price(skills: problem.therapists[therapist].skills, needs: kind.skill)
    }

    /// What the placement takes from plans to come.
    func foresightCost(_ placement: IntakePlacement) -> Int {
        guard foresight != nil else { return 0 }
        var sum = 0
        for (place, session) in zip(placement.sessions, hand.shape.sessions) {
            guard let place else { continue }
            sum += foresightCost(
                place.therapist, hand.shape.kinds[session.kind], day: place.day, slot: place.slot)
        }
        return sum
    }
}
