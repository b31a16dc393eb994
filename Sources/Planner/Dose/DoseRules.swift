/// What decides over a lost session.
package struct DoseRules: Hashable, Sendable {
    /// Reasons whose cancelled sessions are lost and so owed; of the others the dose is smaller.
    package var lostReasons: Set<String>
    /// A make-up later than so many days after the last contact is too late: the phase's first week
    /// is repeated instead (G9).
    package var silenceDays: Int

    /// All but `better`: whoever is sick, in more pain, away or at work, and whomever the clinic sent home,
    /// still needs the session. Whoever cancels because all is well may need less, which the review
    /// decides; no make-up is pressed on them until then.
    package static let usualLostReasons: Set = ["sick", "worse", "away", "work", "clinic", "other"]

    package init(lostReasons: Set<String> = usualLostReasons, silenceDays: Int) {
        self.lostReasons = lostReasons
        self.silenceDays = silenceDays
    }

    /// A cancellation without a reason is lost: nothing is assumed in its favour.
    func loses(_ reason: String?) -> Bool { reason.map(lostReasons.contains) ?? true }

    /// Written where a booking was taken back: it never was a session.
    package static let undone = "undone"
}
