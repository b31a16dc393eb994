/// A sign on which a patient with a plan has to act.
package struct WarningSign: Hashable, Sendable {
    package let id: String
    /// `emergency-now`, `urgent-same-day-or-next` or `soon-days`.
    package let urgency: String
    /// What it is about, like an illness.
    package let topic: String
    /// The sign, in words.
    package let sign: String
    /// The origins of pain for which it is shown; empty for all.
    package let origins: [PlanTemplate.Origin]
    /// Classes of medicines. If there are any, it is shown only to patients who take one of them.
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

/// What calendars and messages may say.
package struct PrivacyRule: Hashable, Sendable {
    package let rule: String
    /// Texts that break the rule.
    package let badExamples: [String]
    /// Texts that keep it.
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

/// Something that patients with one of these conditions bring to their first session.
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
