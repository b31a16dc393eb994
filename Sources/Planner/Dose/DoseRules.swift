/// What decides whether a session that did not take place is owed, and until when.
package struct DoseRules: Hashable, Sendable {
    /// Codes of the reasons after which a cancelled session is still owed. After all others, the dose is
    /// smaller by it.
    package var lostReasons: Set<String>
    /// How many days after the last contact a make-up is too late: then the first week of the phase is
    /// repeated instead (G9).
    package var silenceDays: Int

    /// All reasons but `better`. Whoever is sick, in more pain, away or at work, and whomever the clinic sent
    /// home, still needs the session. Whoever cancels because all is well may need less, which the review
    /// decides; until then no make-up is pressed on them.
    package static let usualLostReasons: Set = ["sick", "worse", "away", "work", "clinic", "other"]

    package init(lostReasons: Set<String> = usualLostReasons, silenceDays: Int) {
        self.lostReasons = lostReasons
        self.silenceDays = silenceDays
    }

    /// A cancellation without a reason is lost: nothing is assumed in its favour.
    func loses(_ reason: String?) -> Bool { reason.map(lostReasons.contains) ?? true }

    /// The reason of a session whose booking was taken back: it never was a session.
    package static let undone = "undone"
}
