import CivilTime

extension Board {
    /// What the rules of the diary leave of these days for a patient; those in `lifted` are left out, to find out
    /// what binds.
    init(
        _ diary: Diary, patient: PatientLimits, days: ClosedRange<Day>, lifting lifted: Set<Rule>
    ) {
        self.init(diary, days: days, travel: patient.travel, lifting: lifted)
        common = self.days(of: patient, in: diary)
        for index in therapists.indices { applyTherapistRules(index) }
        if !lifted.contains(.room) { keepRoomCapacity() }
    }

    /// When the clinic is open and a patient can come, by day.
    func days(of patient: PatientLimits, in diary: Diary) -> [SlotSet] {
        var own = self
        own.common = Array(repeating: SlotSet(0..<slotsPerDay), count: dayCount)
        if !lifted.contains(.openingHours) { own.keepOpeningHours(diary.openingHours) }
        if !lifted.contains(.closedDay) {
            own.keepClosedDaysFree(diary.closedDays)
            own.keepClosedTimesFree(diary.closedTimes)
        }
        if !lifted.contains(.unusableTime) { own.keepUnusableTimesFree(diary.unusable) }
        if !lifted.contains(.patientAvailability) { own.keepAvailability(patient.availability) }
        if !lifted.contains(.blockedDay) { own.keepBlockedDaysFree(patient.blocked) }
        if !lifted.contains(.patientBusy) { own.keepPatientApart(patient.taken) }
        return own.common
    }

    private mutating func applyTherapistRules(_ index: Int) {
        if !lifted.contains(.therapistHours) { keepTherapistHours(index) }
        if !lifted.contains(.absence) { keepAbsencesFree(index) }
        if !lifted.contains(.therapistBusy) { keepTherapistApart(index) }
        countBookings(index)
        if !lifted.contains(.maxPerDay) { keepDailyMaximum(index) }
    }

    /// When a therapist can start a session of this kind with the patient.
    func starts(_ kind: SessionKind, therapist: Int, day: Int) -> SlotSet {
        guard hasSkill(kind.skill, therapist: therapist) else { return .none }
        if let id = kind.groupClass {
            return seats(id, slots: kind.slots, therapist: therapist, day: day)
        }
        let both = common[day] & free[therapist][day]
        guard !both.isEmpty else { return .none }
        let result = both.starts(kind.slots)
        guard kind.needsRoom, !lifted.contains(.room), !result.isEmpty else { return result }
        var anyRoom = SlotSet.none
        for room in rooms.indices {
            anyRoom = anyRoom | roomFree[room][day].starts(kind.slots)
        }
        return result & anyRoom
    }
}
