/// How well a finding tells a target from its rivals; shares from 0 to 1, nil where unknown.
package struct Accuracy: Hashable, Sendable {
    package let sensitivity: Double?
    package let specificity: Double?
    /// Likelihood ratio of a positive finding.
    package let positiveRatio: Double?
    package let negativeRatio: Double?

    package init(
        sensitivity: Double? = nil, specificity: Double? = nil, positiveRatio: Double? = nil,
        negativeRatio: Double? = nil
    ) {
        self.sensitivity = sensitivity
        self.specificity = specificity
        self.positiveRatio = positiveRatio
        self.negativeRatio = negativeRatio
    }
}

/// A sign and what it points to.
package struct TriageSign: Hashable, Sendable {
    package let id: String
    package let name: String
    package let pointsTo: String
    package let text: String
    /// Signs of one group tell the same thing; only the strongest counts.
    package let group: String
    /// The ages that decide it by themselves.
    package let ages: ClosedRange<Int>?
    package let evidence: [SignEvidence]

    package init(
        id: String, name: String, pointsTo: String, text: String, group: String,
        ages: ClosedRange<Int>? = nil, evidence: [SignEvidence] = []
    ) {
        self.id = id
        self.name = name
        self.pointsTo = pointsTo
        self.text = text
        self.group = group
        self.ages = ages
        self.evidence = evidence
    }
}

/// How well a sign tells one target.
package struct SignEvidence: Hashable, Sendable {
    package let target: String
    package let versus: String
    package let accuracy: Accuracy
    /// Ids of the causes that the figures are used for; none where they cannot be.
    package let causes: [String]
    /// Whether the positive ratio belongs to the sign's absence.
    package let whenAbsent: Bool
    package let note: String?
    package let evidence: Evidence

    package init(
        target: String, versus: String, accuracy: Accuracy, causes: [String] = [],
        whenAbsent: Bool = false, note: String? = nil, evidence: Evidence
    ) {
        self.target = target
        self.versus = versus
        self.accuracy = accuracy
        self.causes = causes
        self.whenAbsent = whenAbsent
        self.note = note
        self.evidence = evidence
    }
}

/// A published rule that counts several findings.
package struct TriageRule: Hashable, Sendable {
    package let id: String
    package let name: String
    package let items: [String]
    package let threshold: String
    package let accuracy: Accuracy
    package let causes: [String]
    /// What is counted; `nil` where the rule is not used.
    package let count: TriageCount?
    /// Why it is not used.
    package let notUsed: String?
    package let extra: String?
    package let note: String?
    package let evidence: Evidence

    package init(
        id: String, name: String, items: [String] = [], threshold: String, accuracy: Accuracy,
        causes: [String] = [], count: TriageCount? = nil, notUsed: String? = nil,
        extra: String? = nil, note: String? = nil, evidence: Evidence
    ) {
        self.id = id
        self.name = name
        self.items = items
        self.threshold = threshold
        self.accuracy = accuracy
        self.causes = causes
        self.count = count
        self.notUsed = notUsed
        self.extra = extra
        self.note = note
        self.evidence = evidence
    }
}

/// How common a cause is before anything is known.
package struct TriagePrior: Hashable, Sendable {
    package let what: String
    /// A share or a range of shares, as published.
    package let value: String
    package let causes: [String]
    /// The same in numbers; `nil` where it is about no cause of ours.
    package let share: ClosedRange<Double>?
    /// A sign of those among whom it was counted.
    package let given: String?
    package let evidence: Evidence

    package init(
        what: String, value: String, causes: [String] = [], share: ClosedRange<Double>? = nil,
        given: String? = nil, evidence: Evidence
    ) {
        self.what = what
        self.value = value
        self.causes = causes
        self.share = share
        self.given = given
        self.evidence = evidence
    }
}

/// What a published rule counts, and where it decides.
package enum TriageCount: Hashable, Sendable {
    /// Weighted items; `atLeast` rules in, `ruleOut` at most rules out. Without `ruleOut`, whatever
    /// cannot reach `atLeast` rules out.
    case items([Item], atLeast: Int, ruleOut: Int?)
    /// Any cluster of which every item holds.
    case clusters([[Item]])

    /// A finding, or an age, that the rule asks for.
    package struct Item: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case present(String)
            case absent(String)
            case olderThan(Int)
        }
        package let what: What
        package let weight: Int

        package init(_ what: What, weight: Int = 1) {
            self.what = what
            self.weight = weight
        }

        /// The sign it asks for; `nil` for an age.
        package var sign: String? {
            switch what {
            case .present(let sign), .absent(let sign): sign
            case .olderThan: nil
            }
        }
    }

    /// Every item.
    package var items: [Item] {
        switch self {
        case .items(let items, _, _): items
        case .clusters(let clusters): clusters.flatMap { $0 }
        }
    }
}

/// A finding that only published rules ask for.
package struct TriageItem: Hashable, Sendable {
    package let id: String
    package let name: String
    package let group: String

    package init(id: String, name: String, group: String) {
        self.id = id
        self.name = name
        self.group = group
    }
}

/// How signs are put together.
package struct TriageCombining: Hashable, Sendable {
    /// Groups of signs that count for a cause.
    package let signsAtMost: Int
    /// Limits of one likelihood ratio, and of all together.
    package let oneSign: ClosedRange<Double>
    package let together: ClosedRange<Double>
    /// Ratio of a sign that points to an origin without a published figure.
    package let unmeasured: Double
    /// The chance of a cause for which nobody published one.
    package let prior: ClosedRange<Double>
    package let evidence: Evidence

    package init(
        signsAtMost: Int, oneSign: ClosedRange<Double>, together: ClosedRange<Double>,
        unmeasured: Double, prior: ClosedRange<Double>, evidence: Evidence
    ) {
        self.signsAtMost = signsAtMost
        self.oneSign = oneSign
        self.together = together
        self.unmeasured = unmeasured
        self.prior = prior
        self.evidence = evidence
    }
}
