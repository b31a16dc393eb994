package import CivilTime
package import Planner

/// What one entry of a calendar says, as far as whoever sees the calendar may read it.
package struct EntryWords: Hashable, Sendable {
    package var summary: String
    package var description: String?
    package var location: String?

    package init(_ summary: String, _ lines: [String] = [], location: String? = nil) {
        self.summary = summary
        description = lines.isEmpty ? nil : lines.joined(separator: "\n")
        self.location = location
    }
}

/// The words of a patient's calendar, in the patient's language and for its privacy.
package protocol PatientWording {
    /// `ringsFirst` says to ring before it.
    func words(of session: Session, ringsFirst: Bool) -> EntryWords

    /// A routine at one of its times, `nil` for whole days; `exercises` are those of these days.
    func words(
        of routine: Routine, at time: TimeOfDay?, doing exercises: [PlannedExercise]
    ) -> EntryWords

    /// A date; `nil` for one that is only for those who treat.
    func words(of milestone: Milestone) -> EntryWords?

    /// The title with what tells the plan from the patient's others.
    func marked(_ title: String) -> String

    /// The same after the treatment was stopped: what the day was to bring waits.
    func waiting(_ words: EntryWords) -> EntryWords

    /// The title of what does not take place.
    func cancelled(_ title: String) -> String

    /// The title of an entry in whose place nothing is.
    var notUsed: String { get }
}
