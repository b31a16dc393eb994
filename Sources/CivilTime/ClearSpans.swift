extension ZoneRules {
    /// Whether everybody reads a span on the wall clock alike, however the clocks change: it begins at a time that
    /// exists once, and so does its end or the minute before it.
    ///
    /// What ends with the very minute in which the clocks change is clear; so is what runs through the change.
    public func isClear(_ span: Interval<LocalTime>) -> Bool {
        isOnce(span.start) && (isOnce(span.end) || isOnce(span.end + -1))
    }

    /// The instant at which a clear span ends; `nil` where clocks skip its last minute.
    public func end(of span: Interval<LocalTime>) -> Moment? {
        switch resolve(span.end) {
        case .once(let moment), .twice(let moment, _): moment
        case .never:
            if case .once(let last) = resolve(span.end + -1) {
                Moment(minute: last.minute + 1)
            } else {
                nil
            }
        }
    }

    private func isOnce(_ local: LocalTime) -> Bool {
        if case .once = resolve(local) { true } else { false }
    }
}
