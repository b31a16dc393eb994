/// Why a value cannot be understood.
struct BadValue: Error, Hashable {
    /// A sentence without its full stop.
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
