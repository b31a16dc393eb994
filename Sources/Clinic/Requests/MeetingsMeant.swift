import CivilTime
import ClinicStore
import Planner

extension Act {
    /// The meetings of a class that are to come, the one named and those in the scope, in order.
    ///
    /// Throws where the one named has begun, or the scope was not said and could be more than one.
    func meetings(
        of id: ID<GroupClass>, at time: MeetingTime?, _ scope: SessionScope?
    ) throws -> [ClassMeeting] {
        let ahead = try reading.meetings(of: id, from: now + 1).filter { $0.status == .held }
        guard let time else {
            guard !ahead.isEmpty else { throw ClassRefusal.noMeeting(id, on: nil) }
            return ahead
        }
        let named = try reading.meeting(of: id, at: time)
        let start = named.details.span.start
        guard start > now else { throw ClassRefusal.begun(id, start) }
        let later = ahead.filter { $0.details.span.start > start }
        switch scope {
        case .only: return [named]
        case .following: return [named] + later
        case .all: return ahead
        case nil:
            guard later.isEmpty else { throw ClassRefusal.noScope(id, later: later.count) }
            return [named]
        }
    }
}
