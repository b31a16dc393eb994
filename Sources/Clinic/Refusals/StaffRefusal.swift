package import CivilTime
package import Planner

/// Why somebody who treats, or a room, is not taken on or not changed.
package enum StaffRefusal: ClinicRefusal, Hashable {
    /// A therapist without hours cannot be booked.
    case noHours
    /// A room that is used has this name, in whatever capitals.
    case roomExists(Room)
    /// Nobody who works here has it.
    case noSkill(String, known: [String])
    /// Without it so many booked sessions have no room to go to.
    case lastRoom(Room, booked: Int)
    /// It is used no more.
    case roomGone(Room)
    case hasLeft(Therapist)
    /// The last day of work would lie in the past.
    case leavesBefore(Day, today: Day)
    /// Whoever leaves takes nothing over.
    case takesOver(Therapist)

    package var kind: RefusalKind {
        switch self {
        case .noHours: .badData
        case .takesOver: .usage
        case .roomExists, .roomGone, .lastRoom, .hasLeft, .leavesBefore: .refused
        case .noSkill: .notFound
        }
    }
}
