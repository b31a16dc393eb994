/// Whom templates are made for, and what decides where the patient is younger or older.
package struct AgeLimits: Hashable, Sendable {
    /// Whole years, for a template that does not name its own.
    package let template: ClosedRange<Int>
    /// Ids of the safety rules that decide outside.
    package let rules: [String]
    package let evidence: Evidence

    package init(template: ClosedRange<Int>, rules: [String], evidence: Evidence) {
        self.template = template
        self.rules = rules
        self.evidence = evidence
    }
}
