/// What protects the stomach while tablets of a class are taken.
package struct Gastroprotection: Hashable, Sendable {
    /// What somebody overrides by name to have the tablets without protection.
    package let id: String
    /// The class of the tablets.
    package let with: String
    /// Ids of the medicines that protect, the usual one first. The first that no rule forbids is planned.
    package let medicines: [String]
    /// The class of those medicines. Somebody who takes one already needs no other.
    package let classTaken: String
    /// When the tablets must not be taken without protection. If that is not known, it is needed.
    package let neededIf: RuleCondition
    /// Why it is not needed otherwise, as part of a sentence.
    package let otherwise: String
    package let evidence: Evidence

    package init(
        id: String, with: String, medicines: [String], classTaken: String,
        neededIf: RuleCondition, otherwise: String, evidence: Evidence
    ) {
        self.id = id
        self.with = with
        self.medicines = medicines
        self.classTaken = classTaken
        self.neededIf = neededIf
        self.otherwise = otherwise
        self.evidence = evidence
    }
}
