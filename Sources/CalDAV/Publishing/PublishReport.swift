/// What a publication did.
package struct PublishReport: Hashable, Sendable {
    package var hasMadeCalendar = false
    /// Whether tasks were to be put there, and the calendar takes none.
    package var lacksTasks = false
    /// UIDs, in the order in which the server took them.
    package var created: [String] = []
    package var updated: [String] = []
    package var removed: [String] = []
    package var unchanged = 0
    /// UIDs of resources that something else had changed or removed.
    package var touchedByOthers: Set<String> = []
    /// UIDs that the server holds, put there by something else; left as they are.
    package var foreign: [String] = []
    /// UIDs of changes that the server would not take, with its statuses.
    package var refused: [Refusal] = []

    package struct Refusal: Hashable, Sendable {
        package var uid: String
        package var status: Int
    }

    package init() {}

    package var changes: Int { created.count + updated.count + removed.count }
}

/// Why a publication ended early.
package struct PublishError: Error, Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        case transport(TransportFailure)
        /// 401: no password, or the wrong one.
        case unauthenticated
        /// 403.
        case forbidden
        /// Neither the collection nor a place to make it.
        case noPlace(status: Int)
        /// A collection that is no calendar.
        case notACalendar
        /// 3xx.
        case moved(to: String)
        /// Any other answer that does not fit.
        case unexpected(status: Int, to: String)
        /// An answer that cannot be read.
        case unreadable(MarkupError)
    }

    package var cause: Cause
    /// What the server took before.
    package var done: PublishReport
    /// Changes that are still to be made; `nil` when the server was not asked yet what it has.
    package var left: Int?
}
