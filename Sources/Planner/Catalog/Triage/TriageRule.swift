/// A published rule that counts several findings.
package struct TriageRule: Hashable, Sendable {
    package let id: String
    package let name: String
    package let cause: String
    /// The group it counts in, together with its findings.
    package let group: String
    package let count: TriageCount
    /// What counts once it is decided.
    package let ratio: FindingRatio
    /// Whether it is silent below its threshold.
    package let onlyRulesIn: Bool
    package let published: PublishedRatio
    package let evidence: Evidence
    package let note: String?

    package init(
        id: String, name: String, cause: String, group: String, count: TriageCount,
        ratio: FindingRatio, onlyRulesIn: Bool = false, published: PublishedRatio,
        evidence: Evidence, note: String? = nil
    ) {
        self.id = id
        self.name = name
        self.cause = cause
        self.group = group
        self.count = count
        self.ratio = ratio
        self.onlyRulesIn = onlyRulesIn
        self.published = published
        self.evidence = evidence
        self.note = note
    }
}

/// What a published rule counts, and where it decides.
package enum TriageCount: Hashable, Sendable {
    /// `atLeast` rules in, `ruleOut` at most rules out. Without `ruleOut`, whatever cannot reach
    /// `atLeast` rules out.
    case items([Item], atLeast: Int, ruleOut: Int?)
    /// Any cluster of which every item holds.
    case clusters([[Item]])

    /// A finding, or an age, that the rule asks for.
    package enum Item: Hashable, Sendable {
        case present(String)
        case absent(String)
        case olderThan(Int)

        /// The sign it asks for; `nil` for an age.
        package var sign: String? {
            switch self {
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
