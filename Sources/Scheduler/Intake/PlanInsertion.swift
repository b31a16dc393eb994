/// Finds the cheapest places for one plan in a diary that stands: for each start and therapist, dynamic
/// programming over the plan's days, with the weekdays and starts that most weeks can keep.
struct PlanInsertion<Mask: DayMask> {
    private let problem: IntakeProblem<Mask>
    private let weights: IntakeProblem<Mask>.Weights
    // Scratch, so that the search allocates nothing.
    private var cells: [Cell] = []
    private var other: [Cell] = []
    private var prefix: [Int] = []
    private var next: [Int] = []
    private var chosen: [Int16] = []
    /// What a therapist's other skills are worth to plans to come: the rarer, the more. 0 when all plans
    /// are known.
    private var rarity: [Double] = []
    /// Whether every start is tried with several therapists, or only the first and the best.
    var isThorough = true

    /// The best start on one day of the plan, with one therapist.
    private struct Cell {
        var cost = Int.max
        var slot: Int32 = -1
        var therapist: Int32 = -1
    }

    private struct Session {
        let phase: Int
        let week: Int
        let gap: Int
    }

    init(_ problem: IntakeProblem<Mask>) {
        self.problem = problem
        weights = problem.weights
    }

    /// Spares therapists with rare skills for plans that are not known yet.
    mutating func lookAhead(weight: Double) {
        rarity = (0..<64).map { skill in
            let holders = problem.therapists.count { $0.skills >> UInt64(skill) & 1 == 1 }
            return holders > 0 ? weight / Double(holders) : 0
        }
    }

    @inline(__always)
    private func price(_ therapist: Int, _ skill: Int?) -> Int {
        guard !rarity.isEmpty else { return 0 }
        var skills = problem.therapists[therapist].skills
        if let skill { skills &= ~(1 << UInt64(skill)) }
        var sum = 0.0
        while skills != 0 {
            sum += rarity[skills.trailingZeroBitCount]
            skills &= skills - 1
        }
        return Int(sum)
    }

    /// The cheapest placement found; its cost is that of the plan alone.
    ///
    /// Starts are tried from the earliest on until a later start alone costs more than the best.
    mutating func best(
        _ plan: IntakeProblem<Mask>.Plan, in diary: IntakeDiary<Mask>,
        starts: ClosedRange<Int>? = nil
    ) -> IntakePlacement {
        let sessions = Self.sessions(plan)
        let weeks = plan.weeks
        var best = IntakePlacement(
            start: plan.earliest, lead: plan.team.first ?? 0,
            sessions: Array(repeating: nil, count: sessions.count),
            reviews: Array(repeating: nil, count: plan.reviews.count),
            cost: plan.appointments * weights.unplaced)
        let delays = starts ?? 0...problem.maxStartDelay
        var bestScore = Int.max
        for delay in delays {
            let start = plan.earliest + delay
            guard start + weeks * 7 <= problem.days else { break }
            let floor = delay * weights.startDelayPerDay
            if floor >= bestScore { break }
            for therapist in plan.team {
                guard able(therapist, plan) else { continue }
                fill(plan, sessions, start: start, therapist, diary, usual: [])
                let open = solve(sessions, weeks: weeks)
                guard floor + open < bestScore else { continue }
                for usual in patterns(plan, start: start, therapist, diary) {
                    fill(plan, sessions, start: start, therapist, diary, usual: usual)
                    let cost = solve(sessions, weeks: weeks)
                    guard floor + cost < bestScore else { continue }
                    let found = placement(
                        plan, sessions, start: start, lead: therapist, diary, floor: floor)
                    if found.score < bestScore {
                        (best, bestScore) = (found.placement, found.score)
                    }
                }
            }
        }
        if best.unplaced > 0 {
            widen(plan, sessions, &best, &bestScore, diary, delays: delays)
        }
        return best
    }

    var firstWeekday: Int { problem.firstWeekday }
    var offUsual: Int { weights.offUsualSlot }
    var outsidePreferred: Int { weights.outsidePreferredTime }
    func knows(_ therapist: Int, _ skill: Int?) -> Bool { has(therapist, skill) }

    /// Lets other therapists hold what the first cannot: anybody on the days on which the lead has no
    /// place, then exactly one other.
    private mutating func widen(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], _ best: inout IntakePlacement,
        _ bestScore: inout Int, _ diary: IntakeDiary<Mask>, delays: ClosedRange<Int>
    ) {
        let weeks = plan.weeks
        let width = weeks * 7
        let few = Set([delays.lowerBound, max(delays.lowerBound, best.start - plan.earliest)])
        for delay in delays where isThorough || few.contains(delay) {
            let start = plan.earliest + delay
            let floor = delay * weights.startDelayPerDay
            guard start + width <= problem.days, floor < bestScore else { break }
            other.removeAll(keepingCapacity: true)
            for therapist in plan.team {
                let usual = patterns(plan, start: start, therapist, diary, limit: 1)[0]
                fill(plan, sessions, start: start, therapist, diary, usual: usual)
                other.append(contentsOf: cells)
            }
            for lead in plan.team.indices {
                mix(lead, with: plan.team.indices, width: width, penalty: 8)
                take(plan, sessions, start, lead, floor, diary, &best, &bestScore)
            }
        }
        // Two are better than three: every pair at the best start.
        let start = best.start
        let floor = (start - plan.earliest) * weights.startDelayPerDay
        guard start + width <= problem.days, !best.sessions.isEmpty else { return }
        other.removeAll(keepingCapacity: true)
        for therapist in plan.team {
            let usual = patterns(plan, start: start, therapist, diary, limit: 1)[0]
            fill(plan, sessions, start: start, therapist, diary, usual: usual)
            other.append(contentsOf: cells)
        }
        for lead in plan.team.indices {
            for second in plan.team.indices where second != lead {
                mix(lead, with: second..<(second + 1), width: width, penalty: 0)
                take(plan, sessions, start, lead, floor, diary, &best, &bestScore)
            }
        }
    }

    /// The lead's cells, and where others are cheaper by more than the penalty, theirs.
    private mutating func mix(
        _ lead: Int, with others: Range<Int>, width: Int, penalty: Int
    ) {
        cells.removeAll(keepingCapacity: true)
        for day in 0..<width {
            var cell = other[lead * width + day]
            for second in others where second != lead {
                let candidate = other[second * width + day]
                if candidate.cost < Int.max, candidate.cost + penalty < cell.cost {
                    cell = candidate
                    cell.cost += penalty
                }
            }
            cells.append(cell)
        }
    }

    private mutating func take(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], _ start: Int, _ lead: Int,
        _ floor: Int, _ diary: IntakeDiary<Mask>, _ best: inout IntakePlacement,
        _ bestScore: inout Int
    ) {
        guard floor + solve(sessions, weeks: plan.weeks) < bestScore else { return }
        let found = placement(
            plan, sessions, start: start, lead: plan.team[lead], diary, floor: floor)
        if found.score < bestScore { (best, bestScore) = (found.placement, found.score) }
    }

    private static func sessions(_ plan: IntakeProblem<Mask>.Plan) -> [Session] {
        var sessions: [Session] = []
        var week = 0
        for (index, phase) in plan.phases.enumerated() {
            for _ in 0..<phase.weeks {
                for _ in 0..<phase.perWeek {
                    sessions.append(
                        Session(phase: index, week: week, gap: max(1, phase.minDaysBetween)))
                }
                week += 1
            }
        }
        return sessions
    }

    private func able(_ therapist: Int, _ plan: IntakeProblem<Mask>.Plan) -> Bool {
        plan.phases.contains { has(therapist, $0.skill) }
    }

    @inline(__always)
    private func has(_ therapist: Int, _ skill: Int?) -> Bool {
        guard let skill else { return true }
        return problem.therapists[therapist].skills >> UInt64(skill) & 1 == 1
    }

    @inline(__always)
    private func wishCost(_ therapist: Int, _ plan: IntakeProblem<Mask>.Plan, _ skill: Int?) -> Int
    {
        guard let preferred = plan.preferredTherapist, preferred != therapist, has(preferred, skill)
        else { return 0 }
        return weights.notPreferredTherapist
    }

    /// The cheapest start of each day of the plan with one therapist.
    private mutating func fill(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], start: Int, _ therapist: Int,
        _ diary: IntakeDiary<Mask>, usual: [(weekday: Int, slot: Int)]
    ) {
        cells.removeAll(keepingCapacity: true)
        for phase in plan.phases {
            let knows = has(therapist, phase.skill)
            let wish = wishCost(therapist, plan, phase.skill)
            for _ in 0..<(phase.weeks * 7) {
                let day = start + cells.count
                guard knows, phase.perWeek > 0 else {
                    cells.append(Cell())
                    continue
                }
                cells.append(
                    cell(plan, phase, therapist, day, diary, wish: wish, usual: usual))
            }
        }
    }

    @inline(__always)
    private func cell(
        _ plan: IntakeProblem<Mask>.Plan, _ phase: IntakeProblem<Mask>.Phase, _ therapist: Int,
        _ day: Int, _ diary: IntakeDiary<Mask>, wish: Int, usual: [(weekday: Int, slot: Int)]
    ) -> Cell {
        let starts = diary.starts(
            therapist, plan.patient, phase.resource ?? -1, day: day, slots: phase.slots)
        guard !starts.isEmpty else { return Cell() }
        let (before, after) = diary.gapMasks(therapist, day: day, slots: phase.slots)
        let off = usual.isEmpty ? 0 : weights.offUsualSlot
        let snug = diary.snug(therapist, day: day, slots: phase.slots)
        var cell = cheapest(starts, plan.preferred, before, after, snug)
        let price = price(therapist, phase.skill)
        cell.cost += wish + off + price
        cell.therapist = Int32(therapist)
        let weekday = (problem.firstWeekday + day) % 7
        for (at, slot) in usual where at == weekday && starts.contains(slot) {
            let cost =
                wish + price + (plan.preferred.contains(slot) ? 0 : weights.outsidePreferredTime)
                + (before.contains(slot) ? weights.shortGap : 0)
                + (after.contains(slot) ? weights.shortGap : 0)
            if cost <= cell.cost { (cell.cost, cell.slot) = (cost, Int32(slot)) }
        }
        return cell
    }

    @inline(__always)
    private func cheapest(
        _ starts: Mask, _ preferred: Mask, _ before: Mask, _ after: Mask, _ snug: Mask
    ) -> Cell {
        let (either, both) = (before | after, before & after)
        let liked = starts & preferred
        var cell = Cell()
        func take(_ mask: Mask, _ cost: Int) {
            if !mask.isEmpty, cost < cell.cost {
                (cell.cost, cell.slot) = (cost, Int32(mask.first))
            }
        }
        if !liked.isEmpty {
            take(liked & ~either & snug, 0)
            take(liked & ~either, 0)
            take(liked & ~both, weights.shortGap)
            take(liked, 2 * weights.shortGap)
        } else {
            let wish = weights.outsidePreferredTime
            take(starts & ~either & snug, wish)
            take(starts & ~either, wish)
            take(starts & ~both, wish + weights.shortGap)
            take(starts, wish + 2 * weights.shortGap)
        }
        return cell
    }

    /// The least cost of all sessions in their order, unplaced ones included. `chosen` then holds, for
    /// each session and column, the day taken, or -1 for none.
    ///
    /// Column x of `prefix` is the least cost so far when the last session lies before day x. A session of
    /// week w asks only for columns from 7w less the widest gap up to 7w + 7, and only those are kept.
    private mutating func solve(_ sessions: [Session], weeks: Int) -> Int {
        let width = weeks * 7 + 1
        if prefix.count < width {
            prefix = Array(repeating: 0, count: width)
            next = prefix
        }
        let size = sessions.count * width
        if chosen.count < size { chosen = Array(repeating: -1, count: size) }
        let back = sessions.reduce(1) { max($0, $1.gap) } - 1
        let unplaced = weights.unplaced
        return prefix.withUnsafeMutableBufferPointer { prefix in
            next.withUnsafeMutableBufferPointer { next in
                chosen.withUnsafeMutableBufferPointer { chosen in
                    cells.withUnsafeBufferPointer { cells in
                        var known = 0
                        prefix[0] = 0
                        for (index, session) in sessions.enumerated() {
                            let low = session.week * 7
                            let top = low + 7
                            while known < top {
                                prefix[known + 1] = prefix[known]
                                known += 1
                            }
                            let base = index * width
                            var best = Int.max
                            var bestDay = -1
                            let from = max(0, low - back)
                            for x in from...top {
                                let day = x - 1
                                if day >= low {
                                    let cost = cells[day].cost
                                    if cost < Int.max {
                                        let total = prefix[max(0, day - session.gap + 1)] + cost
                                        if total < best { (best, bestDay) = (total, day) }
                                    }
                                }
                                let skip = prefix[x] + unplaced
                                if best <= skip {
                                    next[x] = best
                                    chosen[base + x] = Int16(truncatingIfNeeded: bestDay)
                                } else {
                                    next[x] = skip
                                    chosen[base + x] = -1
                                }
                            }
                            for x in from...top { prefix[x] = next[x] }
                        }
                        return prefix[known]
                    }
                }
            }
        }
    }

    /// The days that `solve` chose.
    private func trace(_ sessions: [Session], weeks: Int) -> [Int] {
        let width = weeks * 7 + 1
        var days = Array(repeating: -1, count: sessions.count)
        var x = width - 1
        for index in sessions.indices.reversed() {
            x = min(x, sessions[index].week * 7 + 7)
            let day = Int(chosen[index * width + x])
            days[index] = day
            if day >= 0 { x = max(0, day - sessions[index].gap + 1) }
        }
        return days
    }

    private mutating func placement(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], start: Int, lead: Int,
        _ diary: IntakeDiary<Mask>, floor: Int
    ) -> (placement: IntakePlacement, score: Int) {
        let days = trace(sessions, weeks: plan.weeks)
        var placement = IntakePlacement(
            start: start, lead: lead, sessions: [], reviews: [], cost: 0)
        for (index, session) in sessions.enumerated() {
            guard days[index] >= 0 else {
                placement.sessions.append(nil)
                continue
            }
            let cell = cells[days[index]]
            let phase = plan.phases[session.phase]
            placement.sessions.append(
                IntakePlace(
                    day: start + days[index], slot: Int(cell.slot), slots: phase.slots,
                    therapist: Int(cell.therapist), resource: phase.resource ?? -1))
        }
        placeReviews(plan, &placement, diary)
        let gaps = gapCost(plan, placement, diary)
        placement.cost = cost(plan, placement)
        return (placement, placement.cost + gaps)
    }

    /// Short gaps that the placement makes, each appointment seen by itself.
    private func gapCost(
        _ plan: IntakeProblem<Mask>.Plan, _ placement: IntakePlacement, _ diary: IntakeDiary<Mask>
    ) -> Int {
        var sum = 0
        for place in placement.places {
            let (before, after) = diary.gapMasks(
                place.therapist, day: place.day, slots: place.slots)
            if before.contains(place.slot) { sum += weights.shortGap }
            if after.contains(place.slot) { sum += weights.shortGap }
        }
        guard !rarity.isEmpty else { return sum }
        var index = 0
        for phase in plan.phases {
            for _ in 0..<(phase.weeks * phase.perWeek) {
                if let place = placement.sessions[index] {
                    sum += price(place.therapist, phase.skill)
                }
                index += 1
            }
        }
        return sum
    }

    /// Reviews go to one lead: the sessions' own therapist, or whoever can hold more of them for less.
    private func placeReviews(
        _ plan: IntakeProblem<Mask>.Plan, _ placement: inout IntakePlacement,
        _ diary: IntakeDiary<Mask>
    ) {
        guard !plan.reviews.isEmpty else { return }
        let own = placement.sessions.compactMap { $0 }
        let team = Set(own.map(\.therapist))
        var best = reviews(plan, placement.start, placement.lead, own, diary)
        var lead = placement.lead
        if !team.contains(lead), !team.isEmpty { best.cost += weights.extraTherapist }
        for other in plan.team where other != placement.lead {
            let extra = team.contains(other) || team.isEmpty ? 0 : weights.extraTherapist
            guard extra < best.cost else { continue }
            var found = reviews(plan, placement.start, other, own, diary)
            found.cost += extra
            if found.cost < best.cost { (best, lead) = (found, other) }
        }
        placement.lead = lead
        placement.reviews = best.places
    }

    /// The reviews with one lead, and what they cost.
    private func reviews(
        _ plan: IntakeProblem<Mask>.Plan, _ start: Int, _ lead: Int, _ sessions: [IntakePlace],
        _ diary: IntakeDiary<Mask>
    ) -> (places: [IntakePlace?], cost: Int) {
        var own = sessions
        var places: [IntakePlace?] = []
        var sum = 0
        for review in plan.reviews {
            let target = start + review.week * 7
            let low = max(start, target - review.tolerance)
            let high = min(problem.days - 1, target + review.tolerance)
            var best: (cost: Int, place: IntakePlace)?
            if has(lead, review.skill), low <= high {
                for day in low...high {
                    var starts = diary.starts(
                        lead, plan.patient, review.resource ?? -1, day: day, slots: review.slots)
                    guard !starts.isEmpty else { continue }
                    // The plan's own sessions of the day are not booked yet.
                    var mine = 0
                    for session in own where session.day == day {
                        let from = max(0, session.slot - review.slots + 1)
                        starts = starts & ~Mask(from..<(session.slot + session.slots))
                        if session.therapist == lead { mine += 1 }
                    }
                    guard !starts.isEmpty, room(lead, day, diary, mine) else { continue }
                    let (before, after) = diary.gapMasks(lead, day: day, slots: review.slots)
                    let snug = diary.snug(lead, day: day, slots: review.slots)
                    let cell = cheapest(starts, plan.preferred, before, after, snug)
                    if cell.cost < best?.cost ?? .max {
                        best = (
                            cell.cost,
                            IntakePlace(
                                day: day, slot: Int(cell.slot), slots: review.slots,
                                therapist: lead, resource: review.resource ?? -1)
                        )
                    }
                }
            }
            places.append(best?.place)
            sum += best?.cost ?? weights.unplaced
            if let place = best?.place {
                own.append(place)
                sum += wishCost(lead, plan, review.skill)
            }
        }
        return (places, sum)
    }

    @inline(__always)
    private func room(_ therapist: Int, _ day: Int, _ diary: IntakeDiary<Mask>, _ more: Int) -> Bool
    {
        diary.appointments[therapist * problem.days + day] + more
            < problem.therapists[therapist].maxPerDay
    }

    /// What a plan costs by itself.
    func cost(_ plan: IntakeProblem<Mask>.Plan, _ placement: IntakePlacement) -> Int {
        let places = placement.places
        guard !places.isEmpty else { return plan.appointments * weights.unplaced }
        var cost = placement.unplaced * weights.unplaced
        cost += max(0, placement.start - plan.earliest) * weights.startDelayPerDay
        var team = places.map(\.therapist)
        team.sort()
        var known = 1
        for index in 1..<team.count where team[index] != team[index - 1] { known += 1 }
        cost += (known - 1) * weights.extraTherapist
        var slots: [Int: Int] = [:]
        var index = 0
        for phase in plan.phases {
            for _ in 0..<(phase.weeks * phase.perWeek) {
                if let place = placement.sessions[index] {
                    cost += wishCost(place.therapist, plan, phase.skill)
                    if !plan.preferred.contains(place.slot) { cost += weights.outsidePreferredTime }
                    let weekday = (problem.firstWeekday + place.day) % 7
                    slots[weekday << 10 | place.slot, default: 0] += 1
                }
                index += 1
            }
        }
        for (review, place) in zip(plan.reviews, placement.reviews) {
            guard let place else { continue }
            cost += wishCost(place.therapist, plan, review.skill)
            if !plan.preferred.contains(place.slot) { cost += weights.outsidePreferredTime }
        }
        let counts = slots.values.sorted(by: >)
        cost += counts.dropFirst(plan.usualSlots).reduce(0, +) * weights.offUsualSlot
        return cost
    }
}
