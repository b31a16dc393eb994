/// How common a cause is, and what speaks for and against it.
package struct CauseProfile: Hashable, Sendable {
    /// The profile that stands for everything that is not a cause of the catalogue.
    package static let somethingElse = "something-else"

    /// Id of the cause, or `something-else`.
    package let cause: String
    /// How many of the people who are triaged have it, in percent, at each of the ages in
    /// `TriageCombining.priorAges`.
    package let priors: [Double]
    /// Where the priors come from.
    package let priorEvidence: Evidence
    /// `nil` if sex makes no difference.
    package let sex: SexShares?
    /// What each sign says about it.
    package let weights: [SignWeight]

    /// By what the prior is multiplied for each sex.
    package struct SexShares: Hashable, Sendable {
        package let female: Double
        package let male: Double
        package let evidence: Evidence

        package init(female: Double, male: Double, evidence: Evidence) {
            self.female = female
            self.male = male
            self.evidence = evidence
        }
    }

    package init(
        cause: String, priors: [Double], priorEvidence: Evidence, sex: SexShares? = nil,
        weights: [SignWeight]
    ) {
        self.cause = cause
        self.priors = priors
        self.priorEvidence = priorEvidence
        self.sex = sex
        self.weights = weights
    }
}

/// What one sign says about one cause.
package struct SignWeight: Hashable, Sendable {
    /// Where the ratio comes from.
    package enum Kind: String, Hashable, Sendable {
        /// The direction is that of textbooks, the size is our own; from 0.5 to 2.
        case typical
        /// The cause needs or excludes it by definition, or it is a rare hallmark.
        case defining
        /// A published number, moved towards 1.
        case measured
    }

    /// Id of the sign.
    package let sign: String
    package let kind: Kind
    /// The likelihood ratios that count.
    package let ratio: FindingRatio
    /// Id of the cause with which people were compared; then it counts only between these two causes.
    package let against: String?
    /// The likelihood ratios of the source.
    package let published: PublishedRatio?
    package let evidence: Evidence
    /// A remark, as in the plan files.
    package let note: String?

    package init(
        sign: String, kind: Kind, ratio: FindingRatio, against: String? = nil,
        published: PublishedRatio? = nil, evidence: Evidence, note: String? = nil
    ) {
        self.sign = sign
        self.kind = kind
        self.ratio = ratio
        self.against = against
        self.published = published
        self.evidence = evidence
        self.note = note
    }
}

/// The likelihood ratios of a sign: above 1 speaks for the cause, below 1 against it.
package struct FindingRatio: Hashable, Sendable {
    /// If the sign is found.
    package let present: Double
    /// If the sign is looked for and not found.
    package let absent: Double

    package init(present: Double, absent: Double) {
        self.present = present
        self.absent = absent
    }

    /// Reads `2/0.5`, as plan files write it; `nil` for anything else, and for numbers outside 0.01 to 100.
    package init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let present = Double(parts[0]), let absent = Double(parts[1]),
            (0.01...100).contains(present), (0.01...100).contains(absent)
        else { return nil }
        self.init(present: present, absent: absent)
    }
}

/// Likelihood ratios as the source gives them.
package struct PublishedRatio: Hashable, Sendable {
    /// If the sign is found.
    package let positive: Double?
    /// If the sign is not found.
    package let negative: Double?
    /// The end of its confidence interval that is nearer to 1.
    package let positiveBound: Double?
    /// The end of its confidence interval that is nearer to 1.
    package let negativeBound: Double?
    /// With whom the people who have the cause were compared.
    package let versus: String?

    package init(
        positive: Double? = nil, negative: Double? = nil, positiveBound: Double? = nil,
        negativeBound: Double? = nil, versus: String? = nil
    ) {
        self.positive = positive
        self.negative = negative
        self.positiveBound = positiveBound
        self.negativeBound = negativeBound
        self.versus = versus
    }
}
