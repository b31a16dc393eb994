/// The cheapest start of each day, with one therapist.
extension PlanInsertion {
    /// The cheapest start of each day of the plan with one therapist.
    mutating func fill(
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
    func cell(
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
    func cheapest(
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
}
