/// A phase that may be given as a class: several patients with one therapist.
package struct ClassPhase: Hashable, Sendable {
    /// Id of the template.
    package let cause: String
    /// Its number in the template, from 1.
    package let phase: Int
    /// What was studied, in words.
    package let studied: String
    package let evidence: Evidence

    package init(cause: String, phase: Int, studied: String, evidence: Evidence) {
        (self.cause, self.phase) = (cause, phase)
        (self.studied, self.evidence) = (studied, evidence)
    }

    /// The same for every entry on this phase.
    package var id: String { "\(cause) \(phase)" }
}

extension Catalog {
    /// What says that a phase of a template, counted from 0, may be given as a class; `nil` where nothing does.
    package func classPhase(_ index: Int, of cause: String) -> ClassPhase? {
        classPhases.first { $0.cause == cause && $0.phase == index + 1 }
    }
}
