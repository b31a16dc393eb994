/// What a patient's calendar says of routines and milestones, in the patient's words.
package struct PatientTexts: Hashable, Sendable {
    /// The words of one entry.
    package struct Told: Hashable, Sendable {
        /// Its title, where all of it may be read.
        package let summary: String
        /// More about it, where all of it may be read.
        package let description: String?
        /// The title that others may read; `nil` where `summary` gives nothing away.
        package let neutral: String?
        /// Where `neutral` is `nil`, what others may read of `description`; `nil` for all of it.
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
    /// By the UID of the milestone. Those that are missing here are only for those who treat.
    package var milestones: [String: Told] = [:]

    /// No words yet.
    package init() {}
}
