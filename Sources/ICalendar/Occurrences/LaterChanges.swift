/// The changes that stand for an instance and all later ones.
struct LaterChanges {
    struct Change {
        /// The first instance for which it stands.
        let at: Int
        let event: EventTimes
        /// How far it moves each, in seconds of the wall clock.
        let shift: Int
    }

    /// In order of the first instance.
    let changes: [Change]

    init(_ changes: [Change]) {
        self.changes = changes.sorted { $0.at < $1.at }
    }

    /// The last that begins at or before an instant.
    func change(at instant: Int) -> Change? {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at <= instant { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : changes[low - 1]
    }
}
