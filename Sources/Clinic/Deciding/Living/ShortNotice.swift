import CivilTime

/// Who chooses a time: only what the program chooses has to be far enough ahead for a call.
enum TimeChooser {
    case program, person
}

/// A patient is asked to come in two hours at the soonest; who names a time may have it sooner.
extension Clinic {
    /// Minutes from now to the first time that is offered.
    private static let notice = 120

    /// The first time that is offered.
    var soonest: LocalTime { now + Self.notice }

    /// All of today up to the first time that is offered, but for some spans, in which the patient comes anyway.
    func shortNotice(sparing spans: [Interval<LocalTime>]) -> [Interval<LocalTime>] {
        var from = LocalTime(today, .midnight)
        var pieces: [Interval<LocalTime>?] = []
        for span in spans.sorted(by: { $0.start < $1.start }) where span.start < soonest {
            pieces.append(Interval(from, span.start))
            from = max(from, span.end)
        }
        return (pieces + [Interval(from, soonest)]).compactMap { $0 }
    }
}
