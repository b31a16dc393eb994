/// A published rule that counts several findings.
package struct TriageRule: Hashable, Sendable {
    package let id: String
    package let name: String
    /// Id of the cause that it is about.
    package let cause: String
    /// Id of the group in which it counts, together with its findings.
    package let group: String
    /// What it counts, and from when on it decides.
    package let count: TriageCount
    /// The likelihood ratios that count once it is decided.
    package let ratio: FindingRatio
    /// Whether it says nothing below its threshold.
    package let onlyRulesIn: Bool
    /// The likelihood ratios of the source.
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

/// What a published rule counts, and from when on it decides.
package enum TriageCount: Hashable, Sendable {
    /// From `atLeast` items on it rules in, up to `ruleOut` items it rules out. Without `ruleOut`, whatever
    /// cannot reach `atLeast` rules out.
    case items([Item], atLeast: Int, ruleOut: Int?)
    /// It rules in if all items of one cluster hold.
    case clusters([[Item]])

    /// A finding, or an age, that the rule asks for.
    package enum Item: Hashable, Sendable {
        case present(String)
        case absent(String)
        /// Older than so many years.
        case olderThan(Int)

        /// Id of the sign that it asks for; `nil` for an age.
        package var sign: String? {
            switch self {
            case .present(let sign), .absent(let sign): sign
            case .olderThan: nil
            }
        }
    }

    /// All items.
    package var items: [Item] {
        switch self {
        case .items(let items, _, _): items
        case .clusters(let clusters): clusters.flatMap { $0 }
        }
    }
}
