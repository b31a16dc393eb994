package import CivilTime

/// A look at how the patient does: a note on a session near its week, else a contact of its own.
package struct ReviewRequest: Hashable, Sendable {
    /// Where nobody says another one.
    package static let usualTolerance = 7

    /// Its day is plan day 0 + 7 x week.
    package var week: Int
    /// Days by which the review may miss its day, either way.
    package var toleranceDays: Int
    /// Length of the contact if no session lies near.
    package var minutes: Int
    /// Of its own contact.
    package var needsRoom: Bool
    /// Minutes by which a session grows when the review is a note on it.
    package var extraMinutes: Int
    /// Whether riders may fall into its contact.
    package var sharesContact: Bool

    /// A review that may lie a week before or after its day, unless something else is said.
    package init(
        week: Int, toleranceDays: Int = usualTolerance, minutes: Int = 15, needsRoom: Bool = false,
        extraMinutes: Int = 0, sharesContact: Bool = false
    ) {
        self.week = week
        self.toleranceDays = toleranceDays
        self.minutes = minutes
        self.needsRoom = needsRoom
        self.extraMinutes = extraMinutes
        self.sharesContact = sharesContact
    }
}

/// When a rider is due.
package enum RiderWindow: Hashable, Sendable {
    /// Days after plan day 0, from - to, both held; `target` is the best.
    case planDays(from: Int, target: Int, to: Int)
    /// Fixed dates, from - to, both held; `target` is the best.
    case dates(from: Day, target: Day, to: Day)
}

/// A weigh-in or quit-support contact, which rides on a session so that the patient comes once.
package struct RiderRequest: Hashable, Sendable {
    /// What the contact is for.
    package enum Kind: String, Hashable, Sendable {
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        case monitoring, coaching, outcome
    }

    /// What it is for.
    package var kind: Kind
    /// When it is due.
    package var window: RiderWindow
    /// Length if it becomes a contact of its own.
    package var minutes: Int
    /// Minutes by which a session grows when this rides on it.
    package var extraMinutes: Int
    /// Of its own contact.
    package var needsRoom: Bool
    /// Left out when no session lies in its window.
    package var onlyRides: Bool

    /// A contact that makes no session longer, unless something else is said.
    package init(
        kind: Kind, window: RiderWindow, minutes: Int, extraMinutes: Int = 0,
        needsRoom: Bool = false, onlyRides: Bool = false
    ) {
        self.kind = kind
        self.window = window
        self.minutes = minutes
        self.extraMinutes = extraMinutes
        self.needsRoom = needsRoom
        self.onlyRides = onlyRides
    }
}
