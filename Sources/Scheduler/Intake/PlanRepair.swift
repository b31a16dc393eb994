/// Places a plan that stands again, with the least change: what was not hit stays, and what was goes as near
/// as it can, with the same people.
extension PlanInsertion {
    /// One session or visit in a repair: where it was, and what leaving that costs.
    struct Standing: Sendable {
        var place: IntakePlace?
        var isHit = false
        /// Nothing of the past can change.
        var isFixed = false
        /// What it costs to move it when it was not hit.
        var moving = 0
    }

    func standing(_ place: IntakePlace?, _ isHit: Bool, in kept: Repair.Kept) -> Standing {
        let isConfirmed = place.map(kept.confirmed.contains) ?? false
        return Standing(
            place: place, isHit: isHit,
            isFixed: (place?.day ?? .max) < problem.repair?.asOf ?? 0,
            moving: isConfirmed ? weights.movedConfirmed : weights.moved)
    }

    private func standings(
        _ kept: Repair.Kept
    ) -> (sessions: [Standing], visits: [Standing]) {
        (
            zip(kept.placement.sessions, kept.hitSessions).map { standing($0, $1, in: kept) },
            zip(kept.placement.visits, kept.hitVisits).map { standing($0, $1, in: kept) }
        )
    }

    /// What a change costs, beside what the new place costs.
    @inline(__always)
    func changeCost(_ standing: Standing, day: Int, therapist: Int) -> Int {
        guard let place = standing.place else { return 0 }
        return (standing.isHit ? abs(day - place.day) * weights.movedPerDay : standing.moving)
            + (place.therapist == therapist ? 0 : weights.therapistChanged)
    }

    /// What is left of a plan when what an absence hits is taken out.
    mutating func remainder(of kept: Repair.Kept, _ index: Int) -> IntakePlacement {
        begin(index)
        var rest = kept.placement
        for session in rest.sessions.indices where kept.hitSessions[session] {
            rest.sessions[session] = nil
        }
        for visit in rest.visits.indices where kept.hitVisits[visit] {
            rest.visits[visit] = nil
        }
        rest.cost = cost(rest)
        return rest
    }

    /// The cheapest way to place the plan at hand again: with those who hold it now, and perhaps another.
    mutating func repair(_ kept: Repair.Kept, asOf: Int) {
        let delay = kept.placement.start - plan.earliest
        let standing = standings(kept)
        let known = shape.members.indices.filter {
            kept.placement.therapists.contains(shape.members[$0])
        }
        team = known
        repair(kept, standing, delay, asOf)
        let floor = repairFloor(kept)
        for member in shape.members.indices where !known.contains(member) {
            guard floor.stranger < foundScore else { return }
            team = known + [member]
            repair(kept, standing, delay, asOf)
        }
    }

    /// Leaves a plan that was not hit as it stands, when nothing else can cost less; `false` when it does not
    /// fit so any more, or has to be worked out.
    mutating func takeStanding(_ kept: Repair.Kept) -> Bool {
        var standing = kept.placement
        guard !kept.isHit, standing.unplaced == 0, diary.fits(standing, of: plan.patient)
        else { return false }
        standing.cost = cost(standing)
        let score = standing.cost + gapCost(standing)
        guard min(score, foundScore) <= repairFloor(kept).anyMove else { return false }
        if score < foundScore { (found, foundScore) = (standing, score) }
        return true
    }

    private mutating func repair(
        _ kept: Repair.Kept, _ standing: (sessions: [Standing], visits: [Standing]), _ delay: Int,
        _ asOf: Int
    ) {
        guard !team.isEmpty else { return }
        for member in team { readCells(member) }
        let usual = UsualPattern(
            kept.placement, firstWeekday: problem.firstWeekday, size: shape.usualSlots)
        // Sessions by phases have the kind of their week; those that stand by themselves each their own.
        let kinds: [Int?] = plan.needs.isEmpty ? [nil] : Array(shape.kinds.indices)
        let cells = kinds.map { kind in
            readPlain(delay, kind: kind)
            readCells(with: usual, delay, kind: kind)
            return self.cells
        }
        let options = shape.sessions.indices.map { session in
            stay(standing.sessions[session], shape.sessions[session].kind, delay)
        }
        let first = kept.placement.start
        func choice(_ session: Int, _ day: Int) -> DayCell {
            let own = standing.sessions[session]
            if let place = own.place, place.day == first + day, let cell = options[session] {
                return cell
            }
            if own.isFixed || first + day < asOf { return DayCell() }
            var cell = cells[plan.needs.isEmpty ? 0 : shape.sessions[session].kind][day]
            guard cell.isOpen else { return cell }
            cell.cost += Int32(
                changeCost(
                    own, day: first + day, therapist: shape.members[Int(cell.member)]))
            return cell
        }
        var dates = dates
        let least = dates.solve(shape) { choice($0, $1).cost }
        guard least < foundScore else { return }
        let sessions = dates.trace(shape).enumerated().map { index, day -> IntakePlace? in
            guard day >= 0 else { return nil }
            let was = standing.sessions[index].place
            if options[index] != nil, was?.day == first + day { return was }
            return place(choice(index, day), shape.sessions[index].kind, day: first + day)
        }
        takeRepaired(sessions, kept, standing.visits, delay, asOf)
    }

    /// Adds the visits, and keeps the whole when it is the cheapest so far.
    private mutating func takeRepaired(
        _ sessions: [IntakePlace?], _ kept: Repair.Kept, _ standing: [Standing], _ delay: Int,
        _ asOf: Int
    ) {
        var placement = IntakePlacement(
            start: kept.placement.start, lead: kept.placement.lead, sessions: sessions, visits: [],
            cost: 0)
        repairVisits(&placement, standing, delay, asOf)
        placement.cost = cost(placement)
        placement.moved = movedCount(placement)
        let score = placement.cost + gapCost(placement)
        if score < foundScore { (found, foundScore) = (placement, score) }
    }

    /// The place where a session stands, when it can stay.
    private func stay(_ standing: Standing, _ kind: Int, _ delay: Int) -> DayCell? {
        guard let place = standing.place, !standing.isHit,
            let member = shape.members.firstIndex(of: place.therapist)
        else { return nil }
        let x = place.day - plan.earliest
        guard
            standing.isFixed
                || open.starts(kind, member, x).contains(place.slot) && diary.hasResource(place)
        else { return nil }
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
        let isFree = { (place: IntakePlace, kind: Int, own: [IntakePlace]) -> Bool in
            guard let member = shape.members.firstIndex(of: place.therapist),
                open.starts(kind, member, place.day - plan.earliest).contains(place.slot),
                diary.hasResource(place)
            else { return false }
            let mine = own.count { $0.day == place.day && $0.therapist == place.therapist }
            return diary.hasRoom(place.therapist, place.day, for: mine + 1)
                && !own.contains {
                    $0.day == place.day && $0.slot < place.slot + place.slots
                        && place.slot < $0.slot + $0.slots
                }
        }
        // Those that stay first, so that the others find out what is left.
        placement.visits = zip(standing, shape.visitKinds).map { standing, kind in
            guard let place = standing.place, !standing.isHit,
                standing.isFixed || isFree(place, kind, own)
            else { return nil }
            own.append(place)
            known.insert(place.therapist)
            return place
        }
        for (index, kind) in shape.visitKinds.enumerated() where placement.visits[index] == nil {
            var best: (cost: Int, place: IntakePlace)?
            for member in shape.members.indices where shape.skilled[member][kind] {
                let therapist = shape.members[member]
                guard therapist == placement.lead || standing[index].isHit else { continue }
                let extra = known.contains(therapist) ? 0 : weights.extraTherapist
                guard extra < best?.cost ?? .max else { continue }
                forEachVisitPlace(member, index, delay, from: asOf, own) { place, cost in
                    let cost =
                        cost + extra
                        + changeCost(standing[index], day: place.day, therapist: therapist)
                    if cost < best?.cost ?? weights.unplaced { best = (cost, place) }
                }
            }
            guard let best else { continue }
            placement.visits[index] = best.place
            own.append(best.place)
            known.insert(best.place.therapist)
        }
    }
}
