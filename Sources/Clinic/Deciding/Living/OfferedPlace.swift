package import CivilTime
package import Planner

/// A free place for a session, in the clinic's own words.
package struct OfferedPlace: Encodable, Sendable {
    package let start: LocalTime
    package let therapist: ID<Therapist>
    package let room: ID<Room>?
    /// Rules of the plan that it would break.
    package let breaks: [String]
    package let changes: [String]
    package let cost: Int
}
