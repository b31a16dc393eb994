package import Planner

/// What a patient reads of the days ahead: each thing to do with how it is done, when to stop, and when to
/// get help.
package struct PatientAhead: Hashable, Sendable {
    /// One exercise with its own dose.
    package struct Exercise: Hashable, Sendable {
        package let name: String
        package let dose: String
        package let how: String?
        /// What to mind beside, e.g. "hold on to something firm".
        package let limits: [String]
    }

    /// One routine as the patient reads it.
    package struct Task: Hashable, Sendable {
        package let routine: Routine
        package let text: String
        package let how: String?
        package let exercises: [Exercise]
        /// When to stop, and what to do then; of medicines.
        package let stopSigns: [String]
    }

    /// A session with what will be done in it.
    package struct Visit: Hashable, Sendable {
        package let session: ID<Session>
        package let title: String
        package let lines: [String]
    }

    package struct Dated: Hashable, Sendable {
        package let milestone: Milestone
        package let text: String
    }

    /// Says what stands between.
    package let teller: PatientTeller
    package let visits: [Visit]
    package let tasks: [Task]
    package let dates: [Dated]
    package let bring: [String]
    package let help: [HelpAdvice]
}

extension PatientAhead.Exercise {
    /// `Bridge: 3 rounds of 10, every day. Lift your hips … (hold on to something firm)`.
    package var line: String {
        let limits = limits.isEmpty ? "" : " (\(limits.joined(separator: "; ")))"
        return "\(name): \(dose)." + (how.map { " \($0)" } ?? "") + limits
    }
}
