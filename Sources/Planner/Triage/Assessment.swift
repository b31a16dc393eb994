/// What the findings point to. This is only a suggestion; a clinician decides.
package struct Assessment: Hashable, Sendable {
    /// How much the findings say.
    package enum Verdict: String, Hashable, Sendable {
        /// An emergency or urgent red flag is open that the catalogue's causes do not explain.
        case referFirst = "refer-first"
        /// One cause, or one family of causes, is clearly ahead.
        case likely
        /// Two causes of different origin, each with findings of its own.
        case both
        /// Several causes are nearly equally likely.
        case cannotTellApart = "cannot-tell-apart"
        /// Too little was found for anything.
        case unclear
    }

    package let verdict: Verdict
    /// The causes of the catalogue, the most likely first; equals in order of id.
    package let causes: [RankedCause]
    /// The probability that it is something else, 0 to 1; with all causes it adds up to 1.
    package let other: Double
    /// The most likely first.
    package let origins: [RankedOrigin]
    /// The most likely origin, or `unclear` if the second is nearly as likely.
    package let origin: String
    /// What to refer or to ask about first: one rule for each flag, the most urgent first.
    package let redFlags: [FiredFlagRule]
    /// Rules that only bring their questions to the front.
    package let hints: [FiredFlagRule]
    /// Referrals that can wait.
    package let referrals: [FiredFlagRule]
    /// Ids of the leading causes that the findings do not separate.
    package let between: [String]
    /// Ids of the signs to look for next: first what settles a danger, then what says most.
    package let ask: [String]
}

/// A cause, and how likely it is.
package struct RankedCause: Hashable, Sendable {
    package let id: String
    package let name: String
    package let origin: PlanTemplate.Origin
    /// 0 to 1; with all other causes and something else it adds up to 1.
    package let probability: Double
    /// How many groups of findings speak for it.
    package let support: Int
    /// What speaks for and against it, the strongest first.
    package let reasons: [TriageReason]
}

/// An origin of pain, and how likely it is.
package struct RankedOrigin: Hashable, Sendable {
    package let origin: PlanTemplate.Origin
    /// 0 to 1; with all other origins it adds up to 1.
    package let share: Double
}

/// A finding or a published rule that speaks for or against a cause.
package struct TriageReason: Hashable, Sendable {
    /// Where the reason comes from.
    package enum Kind: Hashable, Sendable {
        case sign(SignWeight, isFound: Bool)
        case rule(TriageRule)
        /// The patient named places of pain, but not this one.
        case placeNotNamed
        /// Mechanical findings were looked for, and none was found.
        case nothingMechanical
    }
    /// Id of the sign or rule.
    package let id: String
    package let name: String
    /// Likelihood ratio; above 1 it speaks for the cause, below 1 against it. Of the findings in a group,
    /// only the strongest counts in full.
    package let ratio: Double
    package let kind: Kind
}

/// Ranks the causes for these findings; `nil` if the catalogue has no triage.
package func assess(_ findings: SignFindings, with catalog: Catalog) -> Assessment? {
    TriageModel(catalog.triage, causes: catalog.causes)?.assess(findings)
}
