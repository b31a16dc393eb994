import CivilTime

extension Board {
    /// Slots that lie wholly inside the hours, Monday first.
    func slotsByWeekday(_ hours: WeeklyHours) -> [SlotSet] {
        Weekday.allCases.map { slots(in: hours[$0]) }
    }

    /// Slots of a day that lie wholly inside its hours.
    func slots(in hours: [Interval<TimeOfDay>]) -> SlotSet {
        hours.reduce(SlotSet.none) { set, range in
            let from = (range.start.minutes + grid - 1) / grid
            let to = range.end.minutes / grid
            return from < to ? set | SlotSet(from..<to) : set
        }
    }

    /// Slots that `time` touches, counted from the board's first midnight.
    func slots(of time: Interval<LocalTime>) -> Range<Int> {
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

    /// Takes the slots that `time` touches out of some days.
    func clear(_ time: Interval<LocalTime>, in days: inout [SlotSet]) {
        for (day, slots) in slotsByDay(of: time) { days[day] = days[day] & ~SlotSet(slots) }
    }

    /// Takes whole days out of those in which the clinic is open and the patient can come.
    mutating func clear(_ range: ClosedRange<Day>) {
        let low = max(range.lowerBound - first, 0)
        let high = min(range.upperBound - first, dayCount - 1)
        guard low <= high else { return }
        for day in low...high { common[day] = .none }
    }
}
