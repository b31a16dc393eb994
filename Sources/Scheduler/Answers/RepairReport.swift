import CivilTime

/// From new places to what became of each appointment, and why.
struct RepairReport {
    let places: RepairedPlaces
    private var plans: [StandingPlan] { places.plans }
    private var rules: PlacementRules { places.rules }

    init(places: RepairedPlaces) { self.places = places }

    var proposal: RepairProposal {
        let after = places.booked
        let outcomes = plans.indices.map { plan in
            plans[plan].appointments.indices.map { outcome(of: $0, in: plan, after) }
        }
        let costs = zip(plans, outcomes).map { plan, outcomes in
            zip(plan.appointments, outcomes).map { cost($0, $1) }
        }
        return RepairProposal(outcomes: outcomes, costs: costs)
    }

    private func outcome(of number: Int, in plan: Int, _ after: Diary) -> RepairOutcome {
        let was = plans[plan].appointments[number]
        guard let slot = places.slots[plan][number] else {
            return .impossible(reasons(for: was, of: plan, after))
        }
        if slot == was.slot { return .kept }
        return slot.therapist == was.slot.therapist ? .moved(slot) : .reassigned(slot)
    }

    /// Why there is no place for an appointment, in the diary as it would be.
    private func reasons(
        for own: StandingAppointment, of plan: Int, _ after: Diary
    ) -> [RuleViolation] {
        let weeks = (own.days.upperBound - own.days.lowerBound) / 7 + 1
        var request = PlanRequest(
            earliestStart: own.days.lowerBound, startIsFixed: true,
            through: own.days.upperBound, patient: places.patient(of: plan),
            phases: [
                PhaseRequest(
                    name: "\(own.session)", weeks: weeks, dose: Dose(1, inWeeks: weeks),
                    minutes: own.slot.minutes, skill: own.skill, needsRoom: own.slot.room != nil)
            ])
        request.patientID = plans[plan].patientID
        let found = Diagnosis(request: request, diary: after, rules: rules).unplacedItems()
        let because = found.flatMap(\.because)
        let words = "The days left lie too near to the plan's other sessions."
        return because.isEmpty ? [RuleViolation(rule: .minDaysBetween, detail: words)] : because
    }

    private func cost(_ was: StandingAppointment, _ outcome: RepairOutcome) -> Int {
        switch outcome {
        case .kept: 0
        case .impossible: rules.lostSession
        case .moved(let slot), .reassigned(let slot):
            was.isHit
                ? rules.changing(was.slot, to: slot) + rules.timeOfDay(was.slot, to: slot)
                : (was.isConfirmed ? rules.movedConfirmed : rules.moved)
                    + (slot.therapist == was.slot.therapist ? 0 : rules.therapistChanged)
        }
    }
}
