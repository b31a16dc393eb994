import CivilTime
import Planner

/// Plans that stand, as the engine reads them.
extension RequestedIntake {
    mutating func addStanding(_ plans: [AnchoredPlan], _ diary: Diary, maxMoved: Int) {
        var rows: [ID<Patient>: Int] = [:]
        var kept: [Repair.Kept?] = []
        for anchored in plans {
            let days = narrowed(board.days(of: anchored.patient, in: diary))
            let known = rows[anchored.plan.patientID]
            let row = known ?? problem.patients.count
            if known == nil { problem.patients.append(days) }
            problem.patients[row] = zip(problem.patients[row], days).map { $0 & $1 }
            rows[anchored.plan.patientID] = row
            problem.plans.append(plan(anchored, row))
            kept.append(self.kept(anchored))
        }
        problem.weights.weighChanges(by: rules)
        problem.slotsPerDay = board.slotsPerDay
        problem.repair = Repair(asOf: 0, kept: kept, maxMoved: maxMoved)
    }

    private func plan(_ anchored: AnchoredPlan, _ row: Int) -> IntakeProblem<Mask>.Plan {
        let limits = anchored.plan.patient
        var plan = IntakeProblem<Mask>.Plan(
            patient: row, earliest: 0, maxStartDelay: 0, phases: [],
            visits: contacts(anchored).map(visit), team: board.team(of: limits),
            preferredTherapist: board.therapists.firstIndex { $0.id == limits.preferredTherapist },
            preferred: liked(limits.preferredTime))
        plan.needs = needs(anchored)
        return plan
    }

    private func sessions(_ anchored: AnchoredPlan) -> [Int] {
        anchored.free.filter { !anchored.plan.appointments[$0].isContact }
    }

    private func contacts(_ anchored: AnchoredPlan) -> [StandingAppointment] {
        anchored.free.map { anchored.plan.appointments[$0] }.filter(\.isContact)
    }

    /// The sessions in their order, each in days that keep apart from the ones that cannot change.
    private func needs(_ anchored: AnchoredPlan) -> [IntakeProblem<Mask>.Need] {
        let all = anchored.plan.appointments
        let free = sessions(anchored)
        var needs = free.map { index in
            let own = all[index]
            var low = board.index(of: own.days.lowerBound)
            var high = board.index(of: own.days.upperBound)
            for other in all.indices
            where !anchored.free.contains(other) && !all[other].isContact && !all[other].isHit {
                let day = board.index(of: all[other].slot.start.day)
                if other < index { low = max(low, day + own.gap(after: all[other])) }
                if other > index { high = min(high, day - all[other].gap(after: own)) }
            }
            return IntakeProblem<Mask>.Need(
                slots: board.slots(for: own.slot.minutes), skill: own.skill.flatMap { skills[$0] },
                pool: pool(own.slot.room != nil), days: max(0, low)..<max(0, low, high + 1),
                minDaysBetween: own.minDaysBetween)
        }
        for (number, index) in free.enumerated().dropFirst() {
            needs[number].minDaysBetween = all[index].gap(after: all[free[number - 1]])
            needs[number].raise(to: needs[number - 1].days.lowerBound)
        }
        for number in needs.indices.dropLast().reversed() {
            needs[number].lower(to: needs[number + 1].days.upperBound)
        }
        return needs
    }

    private func visit(_ contact: StandingAppointment) -> IntakeProblem<Mask>.Visit {
        let target = board.index(of: contact.slot.start.day)
        var visit = IntakeProblem<Mask>.Visit(
            from: board.index(of: contact.days.lowerBound), target: target,
            to: board.index(of: contact.days.upperBound),
            slots: board.slots(for: contact.slot.minutes),
            skill: contact.skill.flatMap { skills[$0] }, pool: pool(contact.slot.room != nil))
        visit.isDated = true
        return visit
    }

    private func kept(_ anchored: AnchoredPlan) -> Repair.Kept {
        let all = anchored.plan.appointments
        let order =
            sessions(anchored).map { all[$0] } + contacts(anchored)
        let places = order.map(place)
        let count = sessions(anchored).count
        let lead = anchored.plan.lead
        let placement = IntakePlacement(
            start: 0, lead: board.therapists.firstIndex { $0.id == lead } ?? -1,
            sessions: Array(places.prefix(count)), visits: Array(places.dropFirst(count)), cost: 0)
        var kept = Repair.Kept(placement) { _ in false }
        kept.hitSessions = order.prefix(count).map(\.isHit)
        kept.hitVisits = order.dropFirst(count).map(\.isHit)
        kept.confirmed = Set(zip(order, places).filter { $0.0.isConfirmed }.map(\.1))
        return kept
    }

    /// Where an appointment stands; one that was hit may stand anywhere.
    private func place(_ own: StandingAppointment) -> IntakePlace {
        IntakePlace(
            day: board.index(of: own.slot.start.day),
            slot: own.slot.start.time.minutes / board.grid - firstSlot,
            slots: board.slots(for: own.slot.minutes),
            therapist: board.therapists.firstIndex { $0.id == own.slot.therapist } ?? -1,
            resource: board.rooms.firstIndex { $0.id == own.slot.room } ?? -1)
    }

    /// The new places of the free appointments, in their order.
    func slots(of anchored: AnchoredPlan, _ placement: IntakePlacement) -> [Slot?] {
        var sessions = placement.sessions.makeIterator()
        var visits = placement.visits.makeIterator()
        return anchored.free.map { index in
            let own = anchored.plan.appointments[index]
            let next = own.isContact ? visits.next() : sessions.next()
            guard let place = next ?? nil else { return nil }
            return Slot(
                start: board.time(day: place.day, slot: place.slot + firstSlot),
                minutes: own.slot.minutes, therapist: board.therapists[place.therapist].id,
                room: place.resource < 0 ? nil : board.rooms[place.resource].id,
                travel: own.slot.travel)
        }
    }
}

extension IntakeProblem.Need {
    fileprivate mutating func raise(to low: Int) {
        let from = max(days.lowerBound, low)
        days = from..<max(from, days.upperBound)
    }

    fileprivate mutating func lower(to high: Int) {
        let to = min(days.upperBound, high)
        days = min(days.lowerBound, to)..<to
    }
}

extension IntakeProblem.Weights {
    /// First as few are lost as can be, then as few move that were not hit, then what was hit goes as near as it
    /// can and keeps its therapist; time of day and wishes come last.
    fileprivate mutating func weighChanges(by rules: PlacementRules) {
        let (near, far) = (20, 1_000)
        changeScale = near
        movedPerDay = rules.movedPerDay * near
        therapistChanged = rules.therapistChanged * near
        movedTimeOfDay = max(1, rules.movedPerDay)
        moved = min(rules.moved * far, 1_000_000)
        movedConfirmed = min(rules.movedConfirmed * far, 1_000_000)
        unplaced = min(max(1, rules.lostSession) * far, 10_000_000)
    }
}
