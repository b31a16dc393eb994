/// What a publication did, or would do.
package struct PublishReport: Hashable, Sendable {
    /// Whether the calendar was missing, and was made.
    package var hasMadeCalendar = false
    /// Whether tasks were to be put there, but the calendar takes none.
    package var lacksTasks = false
    /// UIDs, in the order in which the server took them; so are `updated` and `removed`.
    package var created: [String] = []
    package var updated: [String] = []
    package var removed: [String] = []
    /// How many items the server already had as they are.
    package var unchanged = 0
    /// UIDs of resources that something else had changed or removed.
    package var touchedByOthers: Set<String> = []
    /// UIDs that the server has from somebody else; those resources are left as they are.
    package var foreign: [String] = []
    /// Changes that the server would not take.
    package var refused: [Refusal] = []

    /// A change that the server would not take.
    package struct Refusal: Hashable, Sendable {
        package var uid: String
        /// The HTTP status of the answer.
        package var status: Int
    }

    /// Nothing done yet.
    package init() {}

    /// How many resources were created, updated or removed.
    package var changes: Int { created.count + updated.count + removed.count }
}

/// Why a publication ended early, and how far it had come.
package struct PublishError: Error, Hashable, Sendable {
    /// What the server did, or did not do.
    package enum Cause: Hashable, Sendable {
        /// It did not answer.
        case transport(TransportFailure)
        /// 401: no password, or the wrong one.
        case unauthenticated
        /// 403: the account must not do this.
        case forbidden
        /// There is no such calendar, and it cannot be made here.
        case noPlace(status: Int)
        /// The collection is not a calendar.
        case notACalendar
        /// 3xx: the calendar is somewhere else.
        case moved(to: String)
        /// Any other answer that makes no sense; `to` is the method of the request. The status is 0 if there
        /// was none.
        case unexpected(status: Int, to: String)
        /// An answer that is not the XML that was asked for.
        case unreadable(MarkupError)
    }

    package var cause: Cause
    /// What the server had taken by then.
    package var done: PublishReport
    /// How many changes are still to be made; `nil` if the server was not asked yet what it has.
    package var left: Int?
}
