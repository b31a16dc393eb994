/// Everything that tells the causes apart: what is asked, what it weighs, and how it is put together.
package struct TriageContent: Hashable, Sendable {
    /// In the order they are shown.
    package var groups: [FindingGroup] = []
    package var signs: [TriageSign] = []
    package var retired: [RetiredSign] = []
    /// One for each cause that findings can point to, and one for something else.
    package var profiles: [CauseProfile] = []
    package var rules: [TriageRule] = []
    package var combining: TriageCombining?
    package var settings: [TriageSetting] = []
    package var sets: [SignSet] = []
    package var flagRules: [FlagRule] = []

    package init() {}

    package func sign(_ id: String) -> TriageSign? { signs.first { $0.id == id } }
}

/// Findings that tell much the same thing; together they count little more than the strongest.
package struct FindingGroup: Hashable, Sendable {
    package let id: String
    /// In plain words, as a heading.
    package let name: String
    /// Whether its findings are asked for safety, never to tell causes apart.
    package let isSafety: Bool

    package init(id: String, name: String, isSafety: Bool = false) {
        self.id = id
        self.name = name
        self.isSafety = isSafety
    }
}

/// A sign of earlier versions that something else answers now; it is understood and counts no more.
package struct RetiredSign: Hashable, Sendable {
    package let id: String
    /// What answers it.
    package let instead: String

    package init(id: String, instead: String) {
        self.id = id
        self.instead = instead
    }
}

/// Signs that a rule names together.
package struct SignSet: Hashable, Sendable {
    package let id: String
    /// Ids of signs, never empty.
    package let signs: [String]

    package init(id: String, signs: [String]) {
        self.id = id
        self.signs = signs
    }
}

/// A place where people are triaged, and how much more or less often causes are met there.
package struct TriageSetting: Hashable, Sendable {
    package let id: String
    package let name: String
    /// Factors of the priors by cause; 1 where a cause is not named.
    package let times: [String: Double]
    package let evidence: Evidence

    package init(id: String, name: String, times: [String: Double], evidence: Evidence) {
        self.id = id
        self.name = name
        self.times = times
        self.evidence = evidence
    }
}
