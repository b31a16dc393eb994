import ClinicStore
import Planner

/// What a calendar outside is given: an undo must not take back what somebody may see from then on.
package struct GivenOut: Sendable {
    var sessions: [GivenSession] = []
    /// Whose own calendar it is.
    var therapist: ID<Therapist>?
    /// Routines and dates of plans, as they are told there.
    var told: [ToldEvent] = []
    var invitations: [GivenInvitation] = []

    /// What is noted before anybody can see it: no undo takes it back then.
    package var seen: GivenOut {
        var seen = self
        seen.invitations = []
        return seen
    }

    /// What is noted once it is written: an invitation that was not is written again.
    package var sent: GivenOut {
        var sent = GivenOut()
        sent.invitations = invitations
        return sent
    }
}
