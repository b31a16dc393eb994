/// The events of one UID: a series, and the instances that were changed.
struct Series {
    /// Each with its own start; more than one only where the file gives several of the same rank.
    private(set) var masters: [EventTimes] = []
    private(set) var overrides: [EventTimes] = []

    /// Of two copies the one with the higher SEQUENCE, then the later DTSTAMP counts (RFC 5546 section
    /// 2.1.5); of equal ones with different times both.
    mutating func add(_ event: EventTimes) {
        if event.recurrenceID == nil {
            Self.add(event, to: &masters) { _ in true }
        } else {
            Self.add(event, to: &overrides) { $0.recurrenceID == event.recurrenceID }
        }
    }

    private static func add(
        _ event: EventTimes, to list: inout [EventTimes], _ isSame: (EventTimes) -> Bool
    ) {
        guard let rival = list.first(where: isSame) else { return list.append(event) }
        let rank = (event.sequence, event.stamp)
        let rivalRank = (rival.sequence, rival.stamp)
        guard rank >= rivalRank else { return }
        if rank > rivalRank { list.removeAll(where: isSame) }
        list.append(event)
    }
}
