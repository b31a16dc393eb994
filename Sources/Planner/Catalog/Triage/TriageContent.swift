/// Everything that separates the causes: what is asked, how much it weighs, and how it is put together.
package struct TriageContent: Hashable, Sendable {
    /// In the order in which they are shown.
    package var groups: [FindingGroup] = []
    package var signs: [TriageSign] = []
    /// Signs of earlier versions.
    package var retired: [RetiredSign] = []
    /// One for each cause that findings can point to, and one for something else.
    package var profiles: [CauseProfile] = []
    package var rules: [TriageRule] = []
    /// `nil` if there is no triage.
    package var combining: TriageCombining?
    /// Places where people are triaged.
    package var settings: [TriageSetting] = []
    package var sets: [SignSet] = []
    package var flagRules: [FlagRule] = []

    package init() {}

    /// The sign with this id.
    package func sign(_ id: String) -> TriageSign? { signs.first { $0.id == id } }
}

/// Signs that say much the same; together they count little more than the strongest of them.
package struct FindingGroup: Hashable, Sendable {
    package let id: String
    /// In plain words, as a heading.
    package let name: String
    /// Whether its signs are asked for safety, and not to separate causes.
    package let isSafety: Bool

    package init(id: String, name: String, isSafety: Bool = false) {
        self.id = id
        self.name = name
        self.isSafety = isSafety
    }
}

/// A sign of earlier versions whose question another sign answers now. It is still understood, but does not
/// count.
package struct RetiredSign: Hashable, Sendable {
    package let id: String
    /// What answers it now.
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

/// A place where people are triaged, and how much more or less common causes are there.
package struct TriageSetting: Hashable, Sendable {
    package let id: String
    package let name: String
    /// By what the prior of a cause is multiplied, by its id; 1 for causes that are missing.
    package let times: [String: Double]
    package let evidence: Evidence

    package init(id: String, name: String, times: [String: Double], evidence: Evidence) {
        self.id = id
        self.name = name
        self.times = times
        self.evidence = evidence
    }
}
