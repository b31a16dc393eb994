/// How often a cause is met, and what speaks for and against it.
package struct CauseProfile: Hashable, Sendable {
    /// The profile of everything that is no cause of the catalogue.
    package static let somethingElse = "something-else"

    /// Id of the cause, or `something-else`.
    package let cause: String
    /// Share among people who are triaged, in percent, at each prior age of the combining figures.
    package let priors: [Double]
    package let priorEvidence: Evidence
    package let sex: SexShares?
    package let weights: [SignWeight]

    /// Factors of the prior by sex.
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

/// What one finding says about one cause.
package struct SignWeight: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// The direction is the textbook's, the size our own, from 0.5 to 2.
        case typical
        /// What the cause needs or excludes by definition, or a rare hallmark.
        case defining
        /// A published figure, shrunk towards 1.
        case measured
    }

    package let sign: String
    package let kind: Kind
    package let ratio: FindingRatio
    /// The cause it was compared with: then it moves the odds of these two only.
    package let against: String?
    package let published: PublishedRatio?
    package let evidence: Evidence
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

/// Likelihood ratios as they count: above 1 speaks for the cause, 1 says nothing.
package struct FindingRatio: Hashable, Sendable {
    package let present: Double
    package let absent: Double

    package init(present: Double, absent: Double) {
        self.present = present
        self.absent = absent
    }

    /// `2/0.5`, as plan files write it; `nil` for anything else or outside 0.01 to 100.
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
    package let positive: Double?
    package let negative: Double?
    /// The bound of the interval nearer 1.
    package let positiveBound: Double?
    package let negativeBound: Double?
    /// Whom the people with the cause were compared with.
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
