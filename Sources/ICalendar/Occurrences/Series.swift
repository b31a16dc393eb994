/// The events of one UID: a series, and the instances that were changed.
struct Series {
    /// Each with its own start; more than one only where the file gives several of the same rank.
    private(set) var masters: [EventTimes] = []
    private var changed: [CalendarTime: [EventTimes]] = [:]

    /// In the order of the file.
    var overrides: [EventTimes] { changed.values.joined().sorted { $0.line < $1.line } }

    /// Of two copies the one with the higher SEQUENCE, then the later DTSTAMP counts (RFC 5546 section
    /// 2.1.5); of equal ones with different times both.
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

/// The changes that stand for an instance and all later ones.
struct LaterChanges {
    /// In order of the first instance.
    private let changes: [(at: Int, event: EventTimes)]

    init(_ changes: [(at: Int, event: EventTimes)]) {
        self.changes = changes.sorted { $0.at < $1.at }
    }

    var events: [EventTimes] { changes.map(\.event) }

    /// The last that begins at or before an instant.
    func change(at instant: Int) -> EventTimes? {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : changes[low - 1].event
    }
}
