/// A sign that a patient on a plan is told to act on.
package struct WarningSign: Hashable, Sendable {
    package let id: String
    /// `emergency-now`, `urgent-same-day-or-next` or `soon-days`.
    package let urgency: String
    package let topic: String
    package let sign: String
    /// Where the pain comes from, of those who are told; everybody where it is empty.
    package let origins: [PlanTemplate.Origin]
    /// Classes of medicines; where there are any, only those who take one are told.
    package let classes: [String]
    package let evidence: Evidence

    package init(
        id: String, urgency: String, topic: String, sign: String,
        origins: [PlanTemplate.Origin] = [], classes: [String] = [], evidence: Evidence
    ) {
        self.id = id
        self.origins = origins
        self.classes = classes
        self.urgency = urgency
        self.topic = topic
        self.sign = sign
        self.evidence = evidence
    }
}

/// What a calendar or a message may say.
package struct PrivacyRule: Hashable, Sendable {
    package let rule: String
    package let badExamples: [String]
    package let goodExamples: [String]
    package let evidence: Evidence

    package init(
        rule: String, badExamples: [String] = [], goodExamples: [String] = [],
        evidence: Evidence
    ) {
        self.rule = rule
        self.badExamples = badExamples
        self.goodExamples = goodExamples
        self.evidence = evidence
    }
}

/// Something that patients with one of these conditions bring along.
package struct BringItem: Hashable, Sendable {
    package let text: PatientText
    /// Ids of conditions.
    package let conditions: [String]
    package let evidence: Evidence

    package init(text: PatientText, conditions: [String], evidence: Evidence) {
        self.text = text
        self.conditions = conditions
        self.evidence = evidence
    }
}
