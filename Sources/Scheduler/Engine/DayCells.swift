/// The cheapest start of a day with one member of the team, apart from usual weekdays and starts.
struct DayCell: Sendable {
    var cost = Int32.max
    var slot = Int16(-1)
    var member = Int16(-1)

    @inline(__always)
    var isOpen: Bool { cost < Int32.max }
}

extension PlanInsertion {
    /// Fills the cells of a member, for all kinds and days of the plan, once.
    mutating func readCells(_ member: Int) {
        guard !scratch.isRead[member] else { return }
        scratch.isRead[member] = true
        for kind in hand.shape.kinds.indices where hand.shape.skilled[member][kind] {
            let row = (kind * open.members + member) * open.span
            for x in hand.shape.reach[kind] { scratch.cellsOf[row + x] = cell(kind, member, x) }
        }
    }

    @inline(__always)
    private func cell(_ kind: Int, _ member: Int, _ x: Int) -> DayCell {
        let starts = open.starts(kind, member, x)
        guard !starts.isEmpty else { return DayCell() }
        let therapist = hand.shape.members[member]
        if hand.shape.kinds[kind].group >= 0 { return seatCell(kind, member, starts) }
        let slots = hand.shape.kinds[kind].slots
        let day = hand.plan.earliest + x
        let (before, after) = diary.gapMasks(therapist, day: day, slots: slots)
        let snug = diary.snug(therapist, day: day, slots: slots)
        var cell = cheapest(starts, before, after, snug)
        if let foresight {
            let kind = hand.shape.kinds[kind]
            cell.cost += Int32(foresightCost(therapist, kind, day: day, slot: Int(cell.slot)))
            let dear = foresight.dear[(problem.firstWeekday + day) % 7]
            for cheap in [~dear.veryHigh, ~dear.high] {
                let left = starts & cheap.starts(slots)
                guard !left.isEmpty else { continue }
                var other = cheapest(left, before, after, snug)
                other.cost += Int32(foresightCost(therapist, kind, day: day, slot: Int(other.slot)))
                if other.cost < cell.cost { cell = other }
            }
        }
        cell.cost += Int32(wishCost(therapist, hand.shape.kinds[kind].skill))
        cell.member = Int16(member)
        return cell
    }

    /// The same of a seat in a class, which leaves its therapist's day as it is.
    private func seatCell(_ kind: Int, _ member: Int, _ starts: Mask) -> DayCell {
        var cell = cheapest(starts, .none, .none, .none)
        cell.cost += Int32(wishCost(hand.shape.members[member], hand.shape.kinds[kind].skill))
        cell.member = Int16(member)
        return cell
    }

    /// What one start costs, when it is usual.
    @inline(__always)
    func usualCost(_ kind: Int, _ member: Int, _ x: Int, _ slot: Int) -> Int32 {
        let therapist = hand.shape.members[member]
        let day = hand.plan.earliest + x
        return Int32(
            foresightCost(therapist, hand.shape.kinds[kind], day: day, slot: slot)
                + ownCost(kind, therapist, day: day, slot: slot))
    }

    /// The same without what plans to come may need.
    @inline(__always)
    func ownCost(_ kind: Int, _ therapist: Int, day: Int, slot: Int) -> Int {
        let wishes =
            wishCost(therapist, hand.shape.kinds[kind].skill)
            + (hand.plan.preferred.contains(slot) ? 0 : weights.outsidePreferredTime)
        guard hand.shape.kinds[kind].group < 0 else { return wishes }
        let (before, after) = diary.gapMasks(
            therapist, day: day, slots: hand.shape.kinds[kind].slots)
        return wishes
            + (before.contains(slot) ? weights.shortGap : 0)
            + (after.contains(slot) ? weights.shortGap : 0)
    }

    @inline(__always)
    func cheapest(_ starts: Mask, _ before: Mask, _ after: Mask, _ snug: Mask) -> DayCell {
        let either = before | after
        let liked = starts & hand.plan.preferred
        let wish = liked.isEmpty ? weights.outsidePreferredTime : 0
        let pool = liked.isEmpty ? starts : liked
        var cell = DayCell()
        let whole = pool & ~either
        if !whole.isEmpty {
            let touching = whole & snug
            cell.slot = Int16((touching.isEmpty ? whole : touching).first)
            cell.cost = Int32(wish)
            return cell
        }
        let one = pool & ~(before & after)
        cell.slot = Int16((one.isEmpty ? pool : one).first)
        cell.cost = Int32(wish + (one.isEmpty ? 2 : 1) * weights.shortGap)
        return cell
    }
}
