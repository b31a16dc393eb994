/// Where something that was hit goes: near to where it stood, in time of day too.
extension PlanInsertion {
    /// The start next to a slot, the earlier of two.
    @inline(__always)
    func nearest(_ slot: Int, of starts: Mask) -> Mask {
        var best = -1
        starts.forEachSlot { start in
            if best < 0 || abs(start - slot) < abs(best - slot) { best = start }
        }
        return best < 0 ? .none : Mask(best..<(best + 1))
    }

    /// The start of a day that costs a session the least with the team at hand, its change of day, time and
    /// therapist included; of those that cost the same, the one next to where it stood.
    func nearest(_ kind: Int, day: Int, _ standing: Standing, _ usual: UsualPattern) -> DayCell {
        guard let was = standing.place else { return DayCell() }
        let x = day - hand.plan.earliest
        let usual = usual.slot((problem.firstWeekday + day) % 7)
        var best = DayCell()
        for member in scratch.team where hand.shape.skilled[member][kind] {
            let therapist = hand.shape.members[member]
            open.starts(kind, member, x).forEachSlot { slot in
                let change = changeCost(standing, day: day, slot: slot, therapist: therapist)
                guard change <= best.cost else { return }
                let cost =
                    usualCost(kind, member, x, slot) + Int32(change)
                    + (slot == usual ? 0 : Int32(weights.offUsualSlot))
                let isNearer = abs(slot - was.slot) < abs(Int(best.slot) - was.slot)
                guard cost < best.cost || cost == best.cost && isNearer else { return }
                best = DayCell(cost: cost, slot: Int16(slot), member: Int16(member))
            }
        }
        return best
    }
}
