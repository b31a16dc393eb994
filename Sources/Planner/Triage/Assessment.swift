/// What the findings point to. It suggests; a clinician decides.
package struct Assessment: Hashable, Sendable {
    /// How far the findings tell.
    package enum Verdict: String, Hashable, Sendable {
        /// An emergency or urgent red flag is open that the catalogue's causes do not explain.
        case referFirst = "refer-first"
        /// One cause, or one family of causes, leads clearly.
        case likely
        /// Two causes of different origin, each with findings of its own.
        case both
        case cannotTellApart = "cannot-tell-apart"
        /// Too little was found for anything.
        case unclear
    }

    package let verdict: Verdict
    /// Causes of the catalogue, the likeliest first; equals in order of id.
    package let causes: [RankedCause]
    /// The share of everything that is no cause of the catalogue; with all causes it adds up to 1.
    package let other: Double
    /// The likeliest first.
    package let origins: [RankedOrigin]
    /// The likeliest origin, or `unclear` where the second is nearly as likely.
    package let origin: String
    /// What to refer or to ask about first: one of a flag, the most urgent first.
    package let redFlags: [FiredFlagRule]
    /// What only puts its questions first.
    package let hints: [FiredFlagRule]
    /// Referrals that can wait.
    package let referrals: [FiredFlagRule]
    /// The leading causes that are not told apart.
    package let between: [String]
    /// Ids of signs: what settles a danger first, then what tells most.
    package let ask: [String]
}

package struct RankedCause: Hashable, Sendable {
    package let id: String
    package let name: String
    package let origin: PlanTemplate.Origin
    /// 0 to 1, of all causes and something else together.
    package let probability: Double
    /// In how many groups of findings something speaks for it.
    package let support: Int
    /// The strongest first.
    package let reasons: [TriageReason]
}

package struct RankedOrigin: Hashable, Sendable {
    package let origin: PlanTemplate.Origin
    /// Of all origins together, 0 to 1.
    package let share: Double
}

/// A finding or a published rule that speaks for or against a cause.
package struct TriageReason: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case sign(SignWeight, isFound: Bool)
        case rule(TriageRule)
        /// Other places of pain were named, this one was not.
        case placeNotNamed
        case nothingMechanical
    }
    /// Id of the sign or rule.
    package let id: String
    package let name: String
    /// Likelihood ratio: above 1 it speaks for the cause. Within a group the strongest counts whole.
    package let ratio: Double
    package let kind: Kind
}

/// Ranks the causes for what was found; nil where the catalogue holds no triage.
package func assess(_ findings: SignFindings, with catalog: Catalog) -> Assessment? {
    TriageModel(catalog.triage, causes: catalog.causes)?.assess(findings)
}
