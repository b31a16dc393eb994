extension Interval<LocalTime> {
    /// Whole days as days, the last one included; else days and times.
    package var words: String {
        guard start.time == .midnight, end.time == .midnight else {
            return start.day == end.day
                ? "\(start.day) \(start.time)-\(end.time)" : "\(start) to \(end)"
        }
        return end.day - start.day == 1 ? "\(start.day)" : "\(start.day) to \(end.day - 1)"
    }
}
