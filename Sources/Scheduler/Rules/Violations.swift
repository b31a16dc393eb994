import CivilTime

/// The rules that a single session at `slot` would break, in the order of `Rule`; empty when it can
/// stand.
///
/// A `slot` without a room is checked against any room when the request needs one. A time off the
/// grid is allowed.
package func violations(
    of request: ContactRequest, at slot: Slot, in diary: Diary
) -> [RuleViolation] {
    guard let time = Interval(slot.start, slot.end) else {
        return [RuleViolation(rule: .openingHours, detail: "A session of no length.")]
    }
    return SlotCheck(request: request, slot: slot, time: time, diary: diary).broken
}

/// One time against one diary, rule by rule.
struct SlotCheck {
    let request: ContactRequest
    let slot: Slot
    let time: Interval<LocalTime>
    let diary: Diary

    fileprivate var broken: [RuleViolation] {
        let therapist = diary.therapists.first { $0.id == slot.therapist }
        let isSeat = slot.seat != nil
        let found: [RuleViolation?] = [
            openingHours, closedDay, unusableTime, availability, blockedDay, patientBusy,
            therapist.flatMap(skill), onlyTherapist,
            therapistLeft(therapist) ?? therapist.flatMap(therapistHours),
            therapist.flatMap(absence), therapist.flatMap(therapistBusy),
            therapist.flatMap(dailyMaximum), room, seat, buffer(therapist),
        ]
        return found.compactMap { $0 }.filter { !(isSeat && $0.rule.isOfMeeting) }
    }

    var day: Day { slot.start.day }
    var when: String { "\(slot.start.time)" }

    func touches(_ days: ClosedRange<Day>) -> Bool {
        days.lowerBound <= (time.end + -1).day && time.start.day <= days.upperBound
    }

    /// Where it begins within some hours and outlasts them, when they end.
    func outlasted(_ hours: WeeklyHours) -> TimeOfDay? { outlasted(hours[day.weekday]) }

    func outlasted(_ hours: [Interval<TimeOfDay>]) -> TimeOfDay? {
        hours.first { $0.contains(slot.start.time) }?.end
    }

    /// Whether hours hold all of it; where somebody named a time that runs past midnight, those of both days.
    func covers(_ hours: WeeklyHours) -> Bool { covers { hours[$0.weekday] } }

    func covers(_ hours: (Day) -> [Interval<TimeOfDay>]) -> Bool {
        let start = slot.start.time.minutes
        let end = start + slot.minutes
        func hold(_ day: Day, _ from: Int, _ to: Int) -> Bool {
            hours(day).contains { $0.start.minutes <= from && to <= $0.end.minutes }
        }
        guard end > 1440 else { return hold(day, start, end) }
        return hold(day, start, 1440) && hold(day + 1, 0, end - 1440)
    }
}
