/// How something that is done besides treatment is held: how long it takes, and whether it needs a visit.
package struct ContactForm: Hashable, Sendable {
    /// How long it takes when it is a contact of its own.
    package var minutes: Int
    /// By how many minutes a session becomes longer when it is done there; 0 if it takes none of its own.
    package var rides: Int
    /// Whether it can be done by phone.
    package var isRemote: Bool

    package init(minutes: Int, rides: Int = 0, isRemote: Bool = false) {
        self.minutes = minutes
        self.rides = rides
        self.isRemote = isRemote
    }
}

/// How long reviews and first sessions take, for all plans.
package struct ContactTimes: Hashable, Sendable {
    /// How reviews are held.
    package var review: ContactForm
    /// By how many minutes at least the questionnaires and tests make a first session longer.
    package var baselineMinutes: Int
    /// How long a first session with them lasts at least.
    package var firstSessionMinutes: Int
    /// How many things that take minutes one session may hold.
    package var mostOnSession: Int
    /// How many minutes a contact for several things may last.
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

    /// By how many minutes the questionnaires and tests make a first session of `minutes` longer.
    func baseline(onSessionOf minutes: Int) -> Int {
        max(baselineMinutes, firstSessionMinutes - minutes)
    }
}
