import CivilTime
package import Planner

/// Where everything of some plans stands in a repair, and what that costs.
struct RepairedPlaces {
    let plans: [StandingPlan]
    let rules: PlacementRules
    /// Without anything of these plans.
    let diary: Diary
    /// By plan and appointment; `nil` for what finds no place.
    var slots: [[Slot?]]

    /// What was hit has no place yet; all else stands.
    init(_ plans: [StandingPlan], in diary: Diary, rules: PlacementRules) {
        (self.plans, self.diary, self.rules) = (plans, diary, rules)
        slots = plans.map { $0.appointments.map { $0.isHit ? nil : $0.slot } }
    }

    /// The diary with all that has a place.
    var booked: Diary {
        var booked = diary
        booked.book(slots.joined().compactMap { $0 })
        return booked
    }

    /// When a patient can come, beside all that has a place.
    func patient(of plan: Int) -> PatientLimits {
        var patient = plans[plan].patient
        for other in plans.indices where plans[other].patientID == plans[plan].patientID {
            patient.busy += slots[other].compactMap { $0.flatMap { Interval($0.start, $0.end) } }
        }
        return patient
    }

    /// What the plan says against where one of its appointments is, or would be.
    func breaks(_ plan: Int, _ number: Int, at slot: Slot) -> [RuleViolation] {
        plans[plan].breaks(number, at: slot, beside: slots[plan])
    }

    /// Appointments that have no place and cannot even wait where they stand, as another one goes there.
    var inTheWay: [(plan: Int, number: Int)] {
        let booked = booked
        return lost.filter { plan, number in
            let own = plans[plan].appointments[number]
            var request = ContactRequest(
                minutes: own.slot.minutes, needsRoom: own.slot.room != nil,
                patient: PatientLimits(), from: own.slot.start.day, through: own.slot.start.day)
            request.patient.busy = patient(of: plan).busy
            return violations(of: request, at: own.slot, in: booked).contains {
                [.therapistBusy, .patientBusy, .room].contains($0.rule)
            }
        }
    }

    /// What was hit and has no place.
    var lost: [(plan: Int, number: Int)] {
        plans.indices.flatMap { plan in
            slots[plan].indices.filter { slots[plan][$0] == nil }.map { (plan, $0) }
        }
    }
}

/// What the places of a repair cost: first by what is lost, then by those who move without need, then by what
/// moves, then by time of day and therapists.
struct RepairCost: Comparable {
    let lost: Int
    let moved: Int
    let changed: Int
    let rest: Int

    init(_ places: RepairedPlaces) {
        var (lost, moved, changed, rest) = (0, 0, 0, 0)
        let rules = places.rules
        for (plan, slots) in zip(places.plans, places.slots) {
            for (own, slot) in zip(plan.appointments, slots) {
                guard let slot else {
                    lost += 1
                    continue
                }
                if own.isHit {
                    changed += rules.changing(own.slot, to: slot)
                    rest += rules.timeOfDay(own.slot, to: slot)
                } else if slot != own.slot {
                    moved += own.isConfirmed ? rules.movedConfirmed : rules.moved
                }
            }
            rest += Set(slots.compactMap { $0?.therapist }).count * rules.extraTherapist
        }
        (self.lost, self.moved, self.changed, self.rest) = (lost, moved, changed, rest)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.lost, left.moved, left.changed, left.rest)
            < (right.lost, right.moved, right.changed, right.rest)
    }
}

extension PlacementRules {
    /// What another day and another therapist cost.
    func changing(_ was: Slot, to slot: Slot) -> Int {
        abs(slot.start.day - was.start.day) * movedPerDay
            + (slot.therapist == was.therapist ? 0 : therapistChanged)
    }

    /// What another time of day costs: its share of a whole day.
    func timeOfDay(_ was: Slot, to slot: Slot) -> Int {
        (abs(slot.start.time.minutes - was.start.time.minutes) * movedPerDay + 1439) / 1440
    }
}

extension StandingPlan {
    /// What the plan says against a place for one of its appointments beside the others, but for what was set
    /// aside for it before: what somebody decided about its place in the plan goes with it.
    func breaks(_ number: Int, at slot: Slot, beside others: [Slot?]) -> [RuleViolation] {
        let own = appointments[number]
        guard let booked = own.booked else { return breaks(own, number, at: slot, others) }
        // What was hit because it left its days has to come back to them.
        guard own.days.contains(own.slot.start.day) || own.days.contains(slot.start.day) else {
            return [RuleViolation(rule: .riderWindow, detail: "It stays out of its days.")]
        }
        var course = course
        course.standing = appointments.indices.compactMap { index in
            guard index != number, let slot = others[index], var other = appointments[index].booked
            else { return nil }
            other.details = other.details.placed(at: slot)
            return other
        }
        let known = booked.details.exception?.rules ?? []
        return course.violations(of: booked.details.placed(at: slot), from: booked.details)
            .filter { !($0.rule.goesWithSession && known.contains($0.rule.code)) }
    }

    /// The same by days and rest days alone.
    private func breaks(
        _ own: StandingAppointment, _ number: Int, at slot: Slot, _ others: [Slot?]
    ) -> [RuleViolation] {
        guard own.days.contains(slot.start.day) else {
            return [RuleViolation(rule: .planWeek, detail: "It leaves its days.")]
        }
        guard !own.isContact else { return [] }
        let near = appointments.indices.first { index in
            let other = appointments[index]
            guard index != number, !other.isContact, let there = others[index] else { return false }
            let days = (there.start.day - slot.start.day) * (index < number ? -1 : 1)
            return days < (index < number ? own.gap(after: other) : other.gap(after: own))
        }
        return near == nil ? [] : [.tooNear(own.minDaysBetween)]
    }
}

extension SessionDetails {
    /// The same session elsewhere.
    package func placed(at slot: Slot) -> SessionDetails {
        var details = self
        details.start = slot.start
        details.therapist = slot.therapist
        details.room = slot.room
        return details
    }
}
