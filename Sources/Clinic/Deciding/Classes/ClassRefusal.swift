package import CivilTime
package import Planner
import Scheduler

/// Why a class, its meetings or the seats in it stay as they are.
package enum ClassRefusal: ClinicRefusal, Hashable {
    /// Another one that still meets has the name.
    case exists(GroupClass)
    /// It meets no more.
    case ended(GroupClass)
    /// It would meet at no time at all; the day on which it would for the first time, and the last one.
    case endsBefore(Day, first: Day)
    /// Nothing was said that is to be changed.
    case changesNothing(ID<GroupClass>)
    /// These of so many meetings cannot be held, with what is booked there; where they were to be left out, none can.
    case notFree([RefusedDate], of: Int, inTheWay: [Session], leavesOut: Bool)
    /// It has no meeting to come, or none on that day.
    case noMeeting(ID<GroupClass>, on: Day?)
    /// It meets several times that day.
    case severalMeetings(ID<GroupClass>, [LocalTime])
    /// It has begun.
    case begun(ID<GroupClass>, LocalTime)
    /// Nobody is asked which of several are meant.
    case noScope(ID<GroupClass>, later: Int)
    /// The patient has a seat in each of these already.
    case seatedAlready(ID<Patient>, ID<GroupClass>)
    /// What is against a seat in these of so many meetings.
    case notSeated(ID<Patient>, ID<GroupClass>, [RefusedDate], of: Int, Ways)
    /// The patient has no seat to come, or none on that day.
    case noSeat(ID<Patient>, ID<GroupClass>, on: Day?)
    /// Of everybody in the meeting it was said already whether they came, or nobody has a seat.
    case allRecorded(ID<GroupClass>, LocalTime)
    /// Those who have a seat and are somewhere else at the new time.
    case cannotCome([Session], at: LocalTime, ID<GroupClass>)
    /// Meetings with more seats taken than are to be left.
    case takenSeats(ID<GroupClass>, [LocalTime], left: Int)
    /// It would go nowhere.
    case movesNowhere(ID<GroupClass>)

    /// What else may be done where some meetings do not fit.
    package struct Ways: Hashable, Sendable {
        /// Whether the others can be booked.
        package let leaving: Bool
        /// Whether some are full, so that somebody may wait.
        package let waiting: Bool
    }

    package var kind: RefusalKind {
        switch self {
        case .endsBefore, .severalMeetings, .noScope, .movesNowhere, .changesNothing: .usage
        case .noMeeting, .noSeat: .notFound
        case .exists, .ended, .notFree, .begun, .seatedAlready, .notSeated, .cannotCome,
            .takenSeats, .allRecorded:
            .refused
        }
    }
}
