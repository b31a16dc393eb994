import Planner
import Scheduler

/// The timetables that are kept for a patient now.
package struct ReservedTimetables: Sendable {
    let patient: Patient
    /// As people call it.
    let cause: String
    /// How many there were to be.
    let asked: Int
    /// The best first.
    let timetables: [Timetable]

    struct Timetable: Sendable {
        let offer: PlaceOffer
        let placed: PlacedPlan
        /// In what it is not as wished.
        let shortfalls: [Shortfall]
    }
}
