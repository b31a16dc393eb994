/// Places a plan that stands again, with the least change: what was not hit stays, and what was goes as near
/// as it can, with the same people.
extension PlanInsertion {
    /// What a change costs, beside what the new place costs.
    @inline(__always)
    func changeCost(_ standing: Standing, day: Int, slot: Int, therapist: Int) -> Int {
        guard let place = standing.place else { return 0 }
        let moving =
            standing.isHit
            ? abs(day - place.day) * weights.movedPerDay + timeOfDayCost(slot - place.slot)
            : standing.moving
        return moving + (place.therapist == therapist ? 0 : weights.therapistChanged)
    }

    /// What it costs to be so many slots earlier or later in the day.
    @inline(__always)
    private func timeOfDayCost(_ slots: Int) -> Int {
        let day = max(1, problem.slotsPerDay)
        return (abs(slots) * weights.movedTimeOfDay + day - 1) / day
    }

    /// What is left of a plan when what an absence hits is taken out.
    mutating func remainder(of kept: KeptPlan, _ index: Int) -> IntakePlacement {
        begin(index)
        var rest = kept.placement
        for index in kept.sessions.indices where kept.sessions[index].isHit {
            rest.sessions[index] = nil
        }
        for index in kept.visits.indices where kept.visits[index].isHit {
            rest.visits[index] = nil
        }
        rest.cost = cost(rest)
        return rest
    }

    /// The cheapest way to place the plan at hand again: with those who hold it now, and perhaps another.
    mutating func repair(_ kept: KeptPlan, asOf: Int) {
        let known = hand.shape.members.indices.filter {
            kept.therapists.contains(hand.shape.members[$0])
        }
        scratch.stays.removeAll(keepingCapacity: true)
        for index in kept.sessions.indices {
            scratch.stays.append(stay(kept.sessions[index], hand.shape.sessions[index].kind))
        }
        let floor = repairFloor(kept, known, asOf)
        if floor.known < found.score {
            scratch.team = known
            repairWithTeam(kept, asOf)
        }
        for member in hand.shape.members.indices where !known.contains(member) {
            guard floor.stranger < found.score else { return }
            let lost = lost(floor.homeless, member, kept.start, asOf)
            guard floor.stranger + lost < found.score else { continue }
            scratch.team = known + [member]
            repairWithTeam(kept, asOf)
        }
        guard weights.movedTimeOfDay > 0, hand.shape.members.count > known.count + 1 else { return }
        scratch.team = Array(hand.shape.members.indices)
        repairWithTeam(kept, asOf)
    }

    /// Leaves a plan that was not hit as it stands, when nothing else can cost less; `false` when it does not
    /// fit so any more, or has to be worked out.
    mutating func takeStanding(_ kept: KeptPlan) -> Bool {
        var placement = kept.placement
        guard !kept.isHit, placement.unplaced == 0, diary.fits(placement, of: hand.plan.patient)
        else { return false }
        placement.cost = cost(placement)
        let score = placement.cost + gapCost(placement)
        guard min(score, found.score) <= repairFloor(kept).anyMove else { return false }
        found.take(placement, score)
        return true
    }

    /// The cheapest with the team at hand.
    private mutating func repairWithTeam(_ kept: KeptPlan, _ asOf: Int) {
        guard !scratch.team.isEmpty else { return }
        for member in scratch.team { readCells(member) }
        let delay = kept.start - hand.plan.earliest
        let first = max(0, asOf - hand.plan.earliest)
        // Sessions by phases have the kind of their week; those that stand by themselves each their own.
        scratch.cellsByKind.removeAll(keepingCapacity: true)
        for kind in 0..<(hand.plan.needs.isEmpty ? 1 : hand.shape.kinds.count) {
            let kind = hand.plan.needs.isEmpty ? nil : kind
            readPlain(delay, kind: kind, from: first)
            readCells(with: kept.usual, delay, kind: kind)
            scratch.cellsByKind.append(contentsOf: scratch.cells)
        }
        // Taken out, as the costs read the rest.
        var dates = SessionDates(unplaced: weights.unplaced)
        swap(&dates, &scratch.dates)
        defer { swap(&dates, &scratch.dates) }
        let least = dates.solve(hand.shape) { choice($0, $1, kept, asOf).cost }
        guard least < found.score else { return }
        let sessions = dates.trace(hand.shape).enumerated().map { index, day -> IntakePlace? in
            guard day >= 0 else { return nil }
            if scratch.stays[index].isOpen, let was = kept.sessions[index].place,
                was.day == kept.start + day
            {
                return was
            }
            return place(
                choice(index, day, kept, asOf), hand.shape.sessions[index].kind,
                day: kept.start + day)
        }
        takeRepaired(sessions, kept, delay, asOf)
    }

    /// What a session costs on a day of the plan, where it stands or at the best start.
    @inline(__always)
    private func choice(_ session: Int, _ day: Int, _ kept: KeptPlan, _ asOf: Int) -> DayCell {
        let own = kept.sessions[session]
        if scratch.stays[session].isOpen, let place = own.place, place.day == kept.start + day {
            return scratch.stays[session]
        }
        if own.isFixed || kept.start + day < asOf { return DayCell() }
        let row =
            hand.plan.needs.isEmpty ? 0 : hand.shape.sessions[session].kind * scratch.cells.count
        var cell = scratch.cellsByKind[row + day]
        guard cell.isOpen else { return cell }
        if own.isHit, weights.movedTimeOfDay > 0 {
            return nearest(
                hand.shape.sessions[session].kind, day: kept.start + day, own, kept.usual)
        }
        cell.cost += Int32(
            changeCost(
                own, day: kept.start + day, slot: Int(cell.slot),
                therapist: hand.shape.members[Int(cell.member)]))
        return cell
    }

    /// Adds the visits, and keeps the whole when it is the cheapest so far.
    private mutating func takeRepaired(
        _ sessions: [IntakePlace?], _ kept: KeptPlan, _ delay: Int, _ asOf: Int
    ) {
        var placement = IntakePlacement(
            start: kept.start, lead: kept.lead, sessions: sessions, visits: [], cost: 0)
        repairVisits(&placement, kept.visits, delay, asOf)
        placement.cost = cost(placement)
        placement.moved = movedCount(placement)
        let score = placement.cost + gapCost(placement)
        found.take(placement, score)
    }

    /// The place where a session stands; closed when it cannot stay.
    private func stay(_ standing: Standing, _ kind: Int) -> DayCell {
        guard let place = standing.place, !standing.isHit,
            let member = hand.shape.members.firstIndex(of: place.therapist)
        else { return DayCell() }
        let x = place.day - hand.plan.earliest
        guard standing.isFixed || isOpen(place, kind, member) else { return DayCell() }
        return DayCell(
            cost: usualCost(kind, member, x, place.slot), slot: Int16(place.slot),
            member: Int16(member))
    }

    /// Visits that can stay do; the others go to the lead, or, when they were hit, to a substitute too.
    private func repairVisits(
        _ placement: inout IntakePlacement, _ standing: [Standing], _ delay: Int, _ asOf: Int
    ) {
        var own = placement.sessions.compactMap { $0 }
        var known = Set(own.map(\.therapist))
        // Those that stay first, so that the others find out what is left.
        placement.visits = zip(standing, hand.shape.visitKinds).map { standing, kind in
            guard let place = standing.place, !standing.isHit,
                standing.isFixed || isFree(place, kind, beside: own)
            else { return nil }
            own.append(place)
            known.insert(place.therapist)
            return place
        }
        for (index, kind) in hand.shape.visitKinds.enumerated() where placement.visits[index] == nil
        {
            var best: (cost: Int, place: IntakePlace)?
            for member in hand.shape.members.indices where hand.shape.skilled[member][kind] {
                let therapist = hand.shape.members[member]
                guard therapist == placement.lead || standing[index].isHit else { continue }
                let extra = known.contains(therapist) ? 0 : weights.extraTherapist
                guard extra < best?.cost ?? .max else { continue }
                let near = standing[index].isHit ? standing[index].place?.slot : nil
                forEachVisitPlace(member, index, delay, from: asOf, near: near, own) {
                    place, cost in
                    let cost =
                        cost + extra
                        + changeCost(
                            standing[index], day: place.day, slot: place.slot, therapist: therapist)
                    if cost < best?.cost ?? weights.unplaced { best = (cost, place) }
                }
            }
            guard let best else { continue }
            placement.visits[index] = best.place
            own.append(best.place)
            known.insert(best.place.therapist)
        }
    }

    /// Whether a visit can be where it was, beside the plan's own appointments, which are not booked yet.
    private func isFree(_ place: IntakePlace, _ kind: Int, beside own: [IntakePlace]) -> Bool {
        guard let member = hand.shape.members.firstIndex(of: place.therapist),
            isOpen(place, kind, member)
        else { return false }
        var mine = 1
        for other in own where other.day == place.day {
            if other.slot < place.slot + place.slots, place.slot < other.slot + other.slots {
                return false
            }
            if other.therapist == place.therapist, !other.isSeat { mine += 1 }
        }
        return diary.hasRoom(place.therapist, place.day, for: mine)
    }

    /// Whether patient, therapist and room are free where something stands.
    private func isOpen(_ place: IntakePlace, _ kind: Int, _ member: Int) -> Bool {
        let x = place.day - hand.plan.earliest
        return hand.shape.reach[kind].contains(x)
            && open.starts(kind, member, x).contains(place.slot) && diary.hasResource(place)
    }
}
