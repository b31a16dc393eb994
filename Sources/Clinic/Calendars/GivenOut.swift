import ClinicStore
import Planner

/// What a calendar outside is given: an undo must not take back what somebody may see from then on.
package struct GivenOut: Sendable {
    var sessions: [GivenSession] = []
    /// Whose own calendar it is.
    var therapist: ID<Therapist>?
    /// Routines and dates of plans, as they are told there.
    var told: [ToldEvent] = []
}
