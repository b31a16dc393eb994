/// For which ages templates are made, and what decides for younger and older patients.
package struct AgeLimits: Hashable, Sendable {
    /// In whole years, for a template that does not give its own.
    package let template: ClosedRange<Int>
    /// Ids of the safety rules that decide outside of these ages.
    package let rules: [String]
    package let evidence: Evidence

    package init(template: ClosedRange<Int>, rules: [String], evidence: Evidence) {
        self.template = template
        self.rules = rules
        self.evidence = evidence
    }
}
