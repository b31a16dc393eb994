/// When a safety rule fires. A comparison on a missing fact is unknown: `all` is false if any part is
/// false, else unknown if any is unknown; `any` is true if any part is true, else unknown likewise.
package indirect enum Predicate: Hashable, Sendable {
    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        /// A set holds the value.
        case has
        case atLeast = ">="
        case moreThan = ">"
        case lessThan = "<"
        case atMost = "<="
        case equal = "=="
        case notEqual = "!="
    }
    /// What a fact is compared with.
    package enum Value: Hashable, Sendable {
        case number(Double)
        case flag(Bool)
        case text(String)
    }

    case all([Predicate])
    case any([Predicate])
    case fact(String, Comparison, Value)

    /// Every fact it asks for, in the order written, repeats kept.
    package var facts: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.facts)
        case .fact(let name, _, _): [name]
        }
    }
}

/// How a fired safety rule acts, the firmest first.
package enum FindingSeverity: String, Hashable, Sendable, CaseIterable {
    case contraindicated
    case avoid
    case caution
    case monitor
}

/// A rule that keeps a plan safe.
package struct SafetyRule: Hashable, Sendable {
    /// E.g. `NSAID-01`.
    package let id: String
    package let title: String
    package let severity: FindingSeverity
    /// 1 is core, 2 is extended; both are always evaluated.
    package let tier: Int
    package let when: Predicate
    package let action: String
    package let evidence: Evidence

    package init(
        id: String, title: String, severity: FindingSeverity, tier: Int, when: Predicate,
        action: String, evidence: Evidence
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.tier = tier
        self.when = when
        self.action = action
        self.evidence = evidence
    }
}

/// A sign that a patient on a plan is told to act on.
package struct WarningSign: Hashable, Sendable {
    /// `emergency-now`, `urgent-same-day-or-next` or `soon-days`.
    package let urgency: String
    package let topic: String
    package let sign: String
    package let evidence: Evidence

    package init(
        urgency: String, topic: String, sign: String, evidence: Evidence
    ) {
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
