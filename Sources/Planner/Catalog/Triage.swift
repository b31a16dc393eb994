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
    package let evidence: [SignEvidence]

    package init(
        id: String, name: String, pointsTo: String, text: String, evidence: [SignEvidence] = []
    ) {
        self.id = id
        self.name = name
        self.pointsTo = pointsTo
        self.text = text
        self.evidence = evidence
    }
}

/// How well a sign tells one target.
package struct SignEvidence: Hashable, Sendable {
    package let target: String
    package let versus: String
    package let accuracy: Accuracy
    package let note: String?
    package let evidence: Evidence

    package init(
        target: String, versus: String, accuracy: Accuracy, note: String? = nil,
        evidence: Evidence
    ) {
        self.target = target
        self.versus = versus
        self.accuracy = accuracy
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
    package let extra: String?
    package let note: String?
    package let evidence: Evidence

    package init(
        id: String, name: String, items: [String] = [], threshold: String, accuracy: Accuracy,
        extra: String? = nil, note: String? = nil, evidence: Evidence
    ) {
        self.id = id
        self.name = name
        self.items = items
        self.threshold = threshold
        self.accuracy = accuracy
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
    package let evidence: Evidence

    package init(
        what: String, value: String, evidence: Evidence
    ) {
        self.what = what
        self.value = value
        self.evidence = evidence
    }
}
