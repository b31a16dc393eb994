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
