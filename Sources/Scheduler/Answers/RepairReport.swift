import CivilTime

/// From new places to what became of each appointment, and why.
struct RepairReport {
    let plans: [StandingPlan]
    let split: [AnchoredPlan]
    let slots: [[Slot?]]
    /// With what cannot be changed.
    let diary: Diary
    let rules: PlacementRules

    var proposal: RepairProposal {
        var outcomes: [[RepairOutcome]] = []
        var costs: [[Int]] = []
        let after = booked
        for (index, plan) in plans.enumerated() {
            var own = plan.appointments.map { appointment -> RepairOutcome in
                appointment.isHit ? .impossible([]) : .kept
            }
            for (number, slot) in zip(split[index].free, slots[index]) {
                own[number] = outcome(of: number, in: index, at: slot, after)
            }
            costs.append(zip(plan.appointments, own).map { cost($0, $1) })
            outcomes.append(own)
        }
        return RepairProposal(outcomes: outcomes, costs: costs)
    }

    private var booked: Diary {
        var after = diary
        for slot in slots.joined() { if let slot { after.book([slot]) } }
        return after
    }

    private func outcome(
        of number: Int, in plan: Int, at slot: Slot?, _ after: Diary
    ) -> RepairOutcome {
        let was = plans[plan].appointments[number]
        guard let slot else { return .impossible(reasons(for: was, of: plan, after)) }
        if slot.start == was.slot.start, slot.therapist == was.slot.therapist { return .kept }
        return slot.therapist == was.slot.therapist ? .moved(slot) : .reassigned(slot)
    }

    /// Why there is no place for an appointment, in the diary as it would be.
    private func reasons(
        for own: StandingAppointment, of plan: Int, _ after: Diary
    ) -> [RuleViolation] {
        var patient = split[plan].patient
        patient.busy += slots[plan].compactMap { slot in
            slot.flatMap { Interval($0.start, $0.end) }
        }
        let weeks = (own.days.upperBound - own.days.lowerBound) / 7 + 1
        var request = PlanRequest(
            earliestStart: own.days.lowerBound, startIsFixed: true,
            through: own.days.upperBound, patient: patient,
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
        case .moved(let slot): moving(was, to: slot)
        case .reassigned(let slot): moving(was, to: slot) + rules.therapistChanged
        }
    }

    private func moving(_ was: StandingAppointment, to slot: Slot) -> Int {
        if was.isHit { return abs(slot.start.day - was.slot.start.day) * rules.movedPerDay }
        return was.isConfirmed ? rules.movedConfirmed : rules.moved
    }
}
