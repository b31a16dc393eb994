import CivilTime

/// A plan to repair, without what cannot be changed: what was not hit and may not move, or what the grid or the
/// rules would not let stand again.
struct AnchoredPlan: Sendable {
    let plan: StandingPlan
    /// Numbers of the appointments that are placed again.
    let free: [Int]
    let anchors: [Slot]
    /// Of the patient, with the anchors.
    let patient: PatientLimits

    /// Only what was hit is free, unless others may move too.
    init(_ plan: StandingPlan, in diary: Diary, from first: Day, movingOthers: Bool) {
        self.plan = plan
        free = plan.appointments.indices.filter {
            let own = plan.appointments[$0]
            return (movingOthers || own.isHit) && own.isFree(plan.patient, in: diary, from: first)
        }
        anchors = plan.appointments.indices
            .filter { [free] in !free.contains($0) && !plan.appointments[$0].isHit }
            .map { plan.appointments[$0].slot }
        var patient = plan.patient
        patient.busy += anchors.compactMap { Interval($0.start, $0.end) }
        self.patient = patient
    }
}

extension StandingAppointment {
    /// Whether it can be placed again by the rules, where it stands too.
    fileprivate func isFree(_ patient: PatientLimits, in diary: Diary, from first: Day) -> Bool {
        if isHit { return slot.start.day >= first || days.upperBound >= first }
        guard slot.start.day >= first, slot.start.time.minutes % diary.gridMinutes == 0,
            days.contains(slot.start.day)
        else { return false }
        let request = ContactRequest(
            minutes: slot.minutes, skill: skill, needsRoom: slot.room != nil, patient: patient,
            from: slot.start.day, through: slot.start.day)
        return violations(of: request, at: slot, in: diary).isEmpty
    }
}
