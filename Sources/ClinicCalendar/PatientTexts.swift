/// What a patient's calendar says of routines and dates, in the patient's words.
package struct PatientTexts: Hashable, Sendable {
    /// One entry: what it is called, what is told of it, and what others who see the calendar may read.
    package struct Told: Hashable, Sendable {
        package let summary: String
        package let description: String?
        /// `nil` where an entry gives nothing away, so that all of it may be read.
        package let neutral: String?
        /// What others may read of what is told, where `neutral` is `nil` and it is not all.
        package let neutralDescription: String?

        package init(
            summary: String, description: String?, neutral: String?,
            neutralDescription: String? = nil
        ) {
            self.summary = summary
            self.description = description
            self.neutral = neutral
            self.neutralDescription = neutralDescription
        }
    }

    /// By the UID of the routine.
    package var routines: [String: Told] = [:]
    /// By the UID of the date; those that are not here are for those who treat alone.
    package var milestones: [String: Told] = [:]

    package init() {}
}
