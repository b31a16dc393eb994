extension Interval<LocalTime> {
    /// Whole days as days, the last one included; else days and times.
    package var words: String {
        guard start.time == .midnight, end.time == .midnight else {
            let isToMidnight = end.time == .midnight && end.day == start.day + 1
            guard start.day == end.day || isToMidnight else { return "\(start) to \(end)" }
            return "\(start.day) \(start.time)-\(isToMidnight ? .endOfDay : end.time)"
        }
        return end.day - start.day == 1 ? "\(start.day)" : "\(start.day) to \(end.day - 1)"
    }
}
