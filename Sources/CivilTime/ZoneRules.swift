/// What the clocks of a time zone showed and will show; turns local times into instants and back.
public struct ZoneRules: Sendable {
    /// IANA name, like `Europe/London`.
    public let identifier: String
    /// Offset from UTC in seconds before the first transition.
    let initialOffset: Int
    /// In order of time, each with a change of offset.
    let table: [Transition]
    /// The rule after the last transition of the table.
    let footer: PosixRule?

    /// A change of the offset from UTC.
    public struct Transition: Hashable, Sendable {
        /// The first minute with the new offset.
        public let at: Moment
        /// Seconds east of UTC until then.
        public let offsetBefore: Int
        /// Seconds east of UTC from then on.
        public let offsetAfter: Int

        /// What clocks would show at `at` with the old offset.
        public var localBefore: LocalTime { at.local(offset: offsetBefore) }
        /// What clocks show at `at`, by the new offset.
        public var localAfter: LocalTime { at.local(offset: offsetAfter) }
    }

    /// How many instants have this local time.
    public enum Resolution: Hashable, Sendable {
        /// One, as nearly always.
        case once(Moment)
        /// Two, because the clocks were put back.
        case twice(earlier: Moment, later: Moment)
        /// None, because the clocks were put forward. These are the last minute before the gap and the first
        /// after it.
        case never(before: LocalTime, after: LocalTime)
    }

    /// The offset from UTC at an instant, in seconds; positive to the east.
    public func offset(at moment: Moment) -> Int {
        guard let last = table.last, moment < last.at else { return footerOffset(at: moment) }
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].at <= moment { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initialOffset : table[low - 1].offsetAfter
    }

    /// What clocks show at an instant.
    public func local(_ moment: Moment) -> LocalTime { moment.local(offset: offset(at: moment)) }

    /// The instants at which clocks show this time.
    public func resolve(_ local: LocalTime) -> Resolution {
        // Two days on either side hold every offset that can be meant.
        let near = transitions(from: local.day - 2, through: local.day + 2)
        var offsets = [offset(at: Moment(minute: local.minute - 2880))]
        offsets += near.map(\.offsetAfter)
        let found = Set(offsets).map { Moment(minute: local.minute - $0.flooredDivision(by: 60)) }
            .filter { self.local($0) == local }.sorted()
        if let first = found.first {
            guard let last = found.last, last != first else { return .once(first) }
            return .twice(earlier: first, later: last)
        }
        let gap = near.first { $0.localBefore <= local && local < $0.localAfter }
        return .never(
            before: gap.map { $0.localBefore + -1 } ?? local + -1, after: gap?.localAfter ?? local)
    }

    /// The changes of offset whose instants lie in these days of UTC (both included), in order of time.
    public func transitions(from: Day, through: Day) -> [Transition] {
        let start = Moment(minute: from.number * 1440)
        let end = Moment(minute: (through.number + 1) * 1440)
        var found = table.filter { start <= $0.at && $0.at < end }
        guard let footer else { return found }
        let last = table.last?.at ?? Moment(minute: Int.min)
        // The footer's rule holds only after the table.
        let begin = max(1, from.year - 1, table.last.map { $0.at.utc.day.year - 1 } ?? 1)
        guard begin <= through.year + 1 else { return found }
        for year in begin...min(9999, through.year + 1) {
            found += footer.transitions(in: year).filter {
                last < $0.at && start <= $0.at && $0.at < end
            }
        }
        return found
    }

    private func footerOffset(at moment: Moment) -> Int {
        let otherwise = table.last?.offsetAfter ?? initialOffset
        guard let footer else { return otherwise }
        return footer.offset(at: moment)
    }
}

extension Moment {
    func local(offset: Int) -> LocalTime {
        LocalTime(minute: minute + offset.flooredDivision(by: 60))
    }
}
