import CivilTime

/// The hard rules of the diary, one function each: what is left of each day when the rule holds.
extension Board {
    mutating func keepOpeningHours(_ hours: WeeklyHours) {
        let week = slotsByWeekday(hours)
        for day in common.indices { common[day] = common[day] & week[weekday(day)] }
    }

    mutating func keepClosedDaysFree(_ closed: [ClosedRange<Day>]) {
        for range in closed { clear(range) }
    }

    mutating func keepUnusableTimesFree(_ times: [Interval<LocalTime>]) {
        for time in times { clear(time, in: &common) }
    }

    mutating func keepAvailability(_ hours: WeeklyHours) {
        let week = slotsByWeekday(hours)
        for day in common.indices { common[day] = common[day] & week[weekday(day)] }
    }

    mutating func keepBlockedDaysFree(_ blocked: [ClosedRange<Day>]) {
        for range in blocked { clear(range) }
    }

    mutating func keepPatientApart(_ busy: [Interval<LocalTime>]) {
        for time in busy { clear(time, in: &common) }
    }

    func hasSkill(_ skill: String?, therapist: Int) -> Bool {
        guard let skill, !lifted.contains(.skill) else { return true }
        return therapists[therapist].skills.contains(skill)
    }

    /// Breaks are gaps in the hours.
    mutating func keepTherapistHours(_ index: Int) {
        let week = slotsByWeekday(therapists[index].hours)
        for day in 0..<dayCount { free[index][day] = free[index][day] & week[weekday(day)] }
    }

    mutating func keepAbsencesFree(_ index: Int) {
        for time in therapists[index].absences { clear(time, in: &free[index]) }
    }

    mutating func keepTherapistApart(_ index: Int) {
        for time in therapists[index].bookings { clear(time, in: &free[index]) }
        for time in therapists[index].busy { clear(time, in: &free[index]) }
    }

    mutating func keepDailyMaximum(_ index: Int) {
        guard let limit = therapists[index].maxPerDay else { return }
        for day in 0..<dayCount where booked[index][day] >= limit { free[index][day] = .none }
    }

    mutating func keepRoomCapacity() {
        for (index, room) in rooms.enumerated() {
            if room.capacity <= 1 {
                for booking in room.bookings where booking.units > 0 {
                    clear(booking.time, in: &roomFree[index])
                }
                if room.capacity < 1 { roomFree[index] = roomFree[index].map { _ in .none } }
                continue
            }
            var used = Array(repeating: 0, count: dayCount * slotsPerDay)
            for booking in room.bookings {
                let slots = slots(of: booking.time).clamped(to: 0..<used.count)
                for slot in slots { used[slot] += booking.units }
            }
            for slot in used.indices where used[slot] >= room.capacity {
                let inDay = slot % slotsPerDay
                let taken = SlotSet(inDay..<(inDay + 1))
                roomFree[index][slot / slotsPerDay] =
                    roomFree[index][slot / slotsPerDay] & ~taken
            }
        }
    }

    mutating func countBookings(_ index: Int) {
        for time in therapists[index].bookings {
            let day = time.start.day - first
            if day >= 0 && day < dayCount { booked[index][day] += 1 }
        }
    }
}

extension Board {
    /// Slots that lie wholly inside the hours, Monday first.
    private func slotsByWeekday(_ hours: WeeklyHours) -> [SlotSet] {
        Weekday.allCases.map { weekday in
            hours[weekday].reduce(SlotSet.none) { set, range in
                let from = (range.start.minutes + grid - 1) / grid
                let to = range.end.minutes / grid
                return from < to ? set | SlotSet(from..<to) : set
            }
        }
    }

    /// Slots that `time` touches, counted from the board's first midnight.
    private func slots(of time: Interval<LocalTime>) -> Range<Int> {
        let origin = first.number * 1440
        let limit = dayCount * 1440
        let from = min(max(time.start.minute - origin, 0), limit)
        let to = min(max(time.end.minute - origin, 0), limit)
        return (from / grid)..<max(from / grid, (to + grid - 1) / grid)
    }

    /// The slots of each day that `time` touches.
    func slotsByDay(of time: Interval<LocalTime>) -> [(day: Int, slots: Range<Int>)] {
        let range = slots(of: time)
        guard !range.isEmpty else { return [] }
        let days = (range.lowerBound / slotsPerDay)...((range.upperBound - 1) / slotsPerDay)
        return days.filter { $0 < dayCount }.map { day in
            let low = max(range.lowerBound - day * slotsPerDay, 0)
            return (day, low..<min(range.upperBound - day * slotsPerDay, slotsPerDay))
        }
    }

    private func clear(_ time: Interval<LocalTime>, in days: inout [SlotSet]) {
        for (day, slots) in slotsByDay(of: time) { days[day] = days[day] & ~SlotSet(slots) }
    }

    private mutating func clear(_ range: ClosedRange<Day>) {
        let low = max(range.lowerBound - first, 0)
        let high = min(range.upperBound - first, dayCount - 1)
        guard low <= high else { return }
        for day in low...high { common[day] = .none }
    }
}
