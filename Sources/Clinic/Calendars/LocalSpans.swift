import CivilTime

extension ZoneRules {
    /// What instants are on the wall clock of the zone, joined and in order. Where clocks go back, the hour
    /// that comes twice is taken when one of both is.
    func localSpans(_ spans: [Interval<Moment>]) -> [Interval<LocalTime>] {
        let changes = spans.first.map { first in
            let last = spans.map(\.end).max() ?? first.end
            let start = spans.map(\.start).min() ?? first.start
            return transitions(from: start.utc.day - 1, through: last.utc.day + 1).map(\.at)
        }
        let pieces = spans.flatMap { span -> [Interval<LocalTime>] in
            let cuts = (changes ?? []).filter { span.start < $0 && $0 < span.end }
            let bounds = [span.start] + cuts + [span.end]
            return zip(bounds, bounds.dropFirst()).compactMap { start, end in
                let begin = local(start)
                return Interval(begin, begin + (end.minute - start.minute))
            }
        }
        return Interval.joined(pieces)
    }
}
