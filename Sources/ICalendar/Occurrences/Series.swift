/// The events of one UID: a series, and the instances that were changed.
struct Series {
    /// Each with its own start; more than one only where the file gives several of the same rank.
    private(set) var masters: [EventTimes] = []
    private var changed: [CalendarTime: [EventTimes]] = [:]

    /// In the order of the file.
    var overrides: [EventTimes] { changed.values.joined().sorted { $0.line < $1.line } }

    /// Of two copies, the one with the higher SEQUENCE counts, then the one with the later DTSTAMP (RFC 5546
    /// section 2.1.5); both count if these are equal.
    mutating func add(_ event: EventTimes) {
        if let id = event.recurrenceID {
            Self.add(event, to: &changed[id, default: []])
        } else {
            Self.add(event, to: &masters)
        }
    }

    /// All in the list are of the same rank.
    private static func add(_ event: EventTimes, to list: inout [EventTimes]) {
        guard let rival = list.first else { return list.append(event) }
        let rank = (event.sequence, event.stamp)
        let rivalRank = (rival.sequence, rival.stamp)
        if rank > rivalRank { list.removeAll() }
        if rank >= rivalRank { list.append(event) }
    }
}
