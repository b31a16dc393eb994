/// What is done beside a treatment: how long it takes, and whether anybody has to be in the room for it.
package struct ContactForm: Hashable, Sendable {
    /// Length of a contact of its own.
    package var minutes: Int
    /// Minutes by which a session grows when it is done there; 0 where it takes none of its own.
    package var rides: Int
    /// Whether it may be by phone.
    package var isRemote: Bool

    package init(minutes: Int, rides: Int = 0, isRemote: Bool = false) {
        self.minutes = minutes
        self.rides = rides
        self.isRemote = isRemote
    }
}

/// The times of reviews and of the first session, for all plans.
package struct ContactTimes: Hashable, Sendable {
    package var review: ContactForm
    /// Minutes for the questionnaires and tests of the first session.
    package var baselineMinutes: Int
    /// A first session that holds them lasts at least so long.
    package var firstSessionMinutes: Int
    /// Things with minutes of their own that one session may hold.
    package var mostOnSession: Int
    /// Minutes that a contact for several things may last.
    package var longestContact: Int
    package var evidence: Evidence

    package init(
        review: ContactForm, baselineMinutes: Int, firstSessionMinutes: Int, mostOnSession: Int,
        longestContact: Int, evidence: Evidence
    ) {
        self.review = review
        self.baselineMinutes = baselineMinutes
        self.firstSessionMinutes = firstSessionMinutes
        self.mostOnSession = mostOnSession
        self.longestContact = longestContact
        self.evidence = evidence
    }

    /// Minutes by which the baseline lengthens a first session of `minutes`.
    func baseline(onSessionOf minutes: Int) -> Int {
        max(baselineMinutes, firstSessionMinutes - minutes)
    }
}
