package import CivilTime
package import Clinic
package import Planner

/// A place in the diary as it is written: `T1@2026-12-03T10:15`, with an id or a name before the sign.
package struct WrittenPlace {
    package let therapist: ID<Therapist>
    package let start: LocalTime

    /// - Throws: `Failure` where the text is no place; what `Clinic.therapist(named:)` throws.
    package init(telling text: String, at clinic: Clinic) throws {
        let parts = text.split(separator: "@").map(String.init)
        guard parts.count == 2, let start = try? LocalTime(parsing: parts[1]) else {
            throw Failure(
                .usage, "'\(text)' is no place.",
                remedy: "Write with whom and when, like T1@2026-12-03T10:15.")
        }
        self.start = start
        therapist = try clinic.therapist(named: parts[0]).id
    }
}
