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
    let check = SlotCheck(request: request, slot: slot, time: time, diary: diary)
    return (check.clinic + check.patient + check.therapist + check.room)
        .sorted { $0.rule < $1.rule }
}

/// One time against one diary, rule by rule.
private struct SlotCheck {
    let request: ContactRequest
    let slot: Slot
    let time: Interval<LocalTime>
    let diary: Diary

    var clinic: [RuleViolation] {
        var found: [RuleViolation] = []
        if !covers(diary.openingHours) {
            found.append(.init(rule: .openingHours, detail: "The clinic is not open at \(when)."))
        }
        if diary.closedDays.contains(where: touches) {
            found.append(.init(rule: .closedDay, detail: "The clinic is closed on \(day)."))
        }
        if diary.unusable.contains(where: time.overlaps) {
            found.append(
                .init(rule: .unusableTime, detail: "The clocks change at \(when) on \(day)."))
        }
        return found
    }

    var patient: [RuleViolation] {
        var found: [RuleViolation] = []
        let patient = request.patient
        if !covers(patient.availability) {
            let hours = patient.availability
            let words = "The patient can only come \(hours)."
            found.append(.init(rule: .patientAvailability, detail: words))
        }
        if patient.blocked.contains(where: touches) {
            found.append(.init(rule: .blockedDay, detail: "The patient cannot come on \(day)."))
        }
        if let other = patient.busy.filter(time.overlaps).min(by: { $0.start < $1.start }) {
            let words = "The patient has another appointment, \(span(other))."
            found.append(.init(rule: .patientBusy, detail: words))
        } else if patient.tooSoon.contains(where: time.overlaps) {
            let words = "It is too late to ask the patient to come then."
            found.append(.init(rule: .patientBusy, detail: words))
        }
        for only in [request.therapist, patient.onlyTherapist].compactMap({ $0 })
        where only != slot.therapist && found.last?.rule != .onlyTherapist {
            let words = "Only \(only) was asked for, not \(slot.therapist)."
            found.append(.init(rule: .onlyTherapist, detail: words))
        }
        return found
    }

    var therapist: [RuleViolation] {
        guard let therapist = diary.therapists.first(where: { $0.id == slot.therapist }) else {
            let words = "There is no therapist '\(slot.therapist)'."
            return [.init(rule: .therapistHours, detail: words)]
        }
        let name = therapist.name
        var found: [RuleViolation] = []
        if let skill = request.skill, !therapist.skills.contains(skill) {
            found.append(.init(rule: .skill, detail: "\(name) does not have the skill '\(skill)'."))
        }
        if !covers(therapist.hours) {
            found.append(.init(rule: .therapistHours, detail: "\(name) does not work at \(when)."))
        }
        if let away = therapist.absences.filter(time.overlaps).min(by: { $0.start < $1.start }) {
            found.append(.init(rule: .absence, detail: "\(name) is away, \(span(away))."))
        }
        let taken = (therapist.bookings + therapist.busy).filter(time.overlaps)
        if let other = taken.min(by: { $0.start < $1.start }) {
            found.append(.init(rule: .therapistBusy, detail: "\(name) is taken, \(span(other))."))
        }
        let count = therapist.bookings.count { $0.start.day == slot.start.day }
        if let limit = therapist.maxPerDay, count >= limit {
            let words = "\(name) has \(count) sessions on \(day), the daily maximum."
            found.append(.init(rule: .maxPerDay, detail: words))
        }
        return found
    }

    var room: [RuleViolation] {
        guard request.needsRoom || slot.room != nil else { return [] }
        let rooms = diary.rooms.filter { slot.room == nil || $0.id == slot.room }
        guard !rooms.contains(where: hasUnit) else { return [] }
        let name = rooms.count == 1 ? rooms[0].name : slot.room.map { "\($0)" }
        let words = name.map { "\($0) is full at \(when)." } ?? "No room is free at \(when)."
        return [.init(rule: .room, detail: words)]
    }

    /// Units in use only rise at the start of a booking, so those instants decide.
    private func hasUnit(_ room: RoomDiary) -> Bool {
        let near = room.bookings.filter { $0.time.overlaps(time) }
        let instants = [time.start] + near.map(\.time.start).filter { time.contains($0) }
        return instants.allSatisfy { instant in
            near.filter { $0.time.contains(instant) }.reduce(0) { $0 + $1.units } < room.capacity
        }
    }

    private var day: Day { slot.start.day }
    private var when: String { "\(slot.start.time)" }

    private func span(_ time: Interval<LocalTime>) -> String {
        time.start.day == time.end.day
            ? "\(time.start.day) \(time.start.time)-\(time.end.time)"
            : "\(time.start) to \(time.end)"
    }

    private func touches(_ days: ClosedRange<Day>) -> Bool {
        days.lowerBound <= (time.end + -1).day && time.start.day <= days.upperBound
    }

    /// A session never runs past midnight.
    private func covers(_ hours: WeeklyHours) -> Bool {
        let start = slot.start.time.minutes
        return hours[day.weekday].contains {
            $0.start.minutes <= start && start + slot.minutes <= $0.end.minutes
        }
    }
}
