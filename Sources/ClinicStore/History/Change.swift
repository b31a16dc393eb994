package import CivilTime

/// Who changes what and why: the head of a history entry.
package struct Change: Hashable, Sendable {
    package var actor: String
    /// The command as it was given, with ids in the place of names: it is kept when a patient is erased.
    package var command: String
    package var reason: String?
    package var at: Moment

    package init(actor: String, command: String, reason: String? = nil, at: Moment) {
        self.actor = actor
        self.command = command
        self.reason = reason
        self.at = at
    }
}
