import CivilTime
package import Clinic
import Planner
import Scheduler

extension ClassRefusal: Worded {
    package var said: Failure {
        switch self {
        case .exists(let other):
            Failure(
                kind, "There is a class '\(other.details.name)' already: \(other.id).",
                remedy: "Choose another name, or see it with '\(do: .showClass(other.id))'.")
        case .ended(let known):
            Failure(
                kind, "\(known.id) meets no more.",
                remedy: "See those that do with '\(do: .list(.classes))'.")
        case .endsBefore(let last, let first):
            Failure(
                kind, "It meets on \(first) for the first time, and until \(last).",
                remedy: "Say a later day after \(say: [.until: .bare]).")
        case .changesNothing(let id):
            Failure(
                kind, "Nothing is said that is to be another of \(id).",
                remedy:
                    "Say what: \(say: [.name: .blank(.name)]), \(say: [.seats: .blank(.number)]) or \(say: [.at: .blank(.time)])."
            )
        case .movesNowhere(let id):
            Failure(
                kind, "Nothing is said to which \(id) is to go.",
                remedy:
                    "Say where: \(say: [.to: .blank(.time)]), \(say: [.therapist: .blank(.name)]) or \(say: [.room: .blank(.name)])."
            )
        case .notFree, .takenSeats: meetings
        case .noMeeting, .severalMeetings, .begun, .noScope: named
        case .seatedAlready, .notSeated, .noSeat, .cannotCome, .allRecorded: seats
        }
    }

    private var meetings: Failure {
        switch self {
        case .notFree(let refused, let count, let way, let leavesOut):
            let isOne = refused.count == 1
            return Failure(
                kind,
                refused.count == count
                    ? "The class cannot be held \(count == 1 ? "then" : "at any of the \(count) times"); nothing was changed."
                    : "At \(refused.count) of the \(count) times the class cannot be held; nothing was changed.",
                remedy: leavesOut
                    ? "Choose another time, therapist or room."
                    : "Leave \(isOne ? "it" : "them") out with \(say: [.skipRefused: .bare]), or move what is in the way.",
                details: refused.few + way.map { "In the way: \($0.inTheWay)" })
        case .takenSeats(let id, let starts, let left):
            return Failure(
                kind,
                "More than \(left) have a seat in \(counted(starts.count, "meeting")) of \(id).",
                remedy: "Say more seats, or see who has one: \(do: .showClass(id))",
                details: starts.map(\.told))
        default: return Failure(kind, "", remedy: "")
        }
    }

    private var named: Failure {
        switch self {
        case .noMeeting(let id, let day):
            Failure(
                kind, "\(id) has no meeting \(day.map { "on \($0)" } ?? "to come").",
                remedy: "See when it meets: \(do: .showClass(id))")
        case .severalMeetings(let id, let starts):
            Failure(
                kind, "\(id) meets more than once that day.",
                remedy: "Say when it begins: \(say: [.on: "\(starts[0])"])",
                details: starts.map(\.told))
        case .begun(let id, let start):
            Failure(
                kind, "The meeting of \(id) on \(start.told) has begun.",
                remedy: "See those to come: \(do: .showClass(id))")
        case .noScope(let id, let later):
            Failure(
                kind,
                "\(counted(later, "later meeting")) of \(id) \(later == 1 ? "is" : "are") to come, too.",
                remedy: """
                    Say which are meant: \(say: [.only: .bare]), \(say: [.following: .bare]) or \
                    \(say: [.all: .bare]).
                    """)
        default: Failure(kind, "", remedy: "")
        }
    }

    private var seats: Failure {
        switch self {
        case .seatedAlready(let patient, let id):
            return Failure(
                kind, "\(patient) has a seat there already.",
                remedy: "See who has one: \(do: .showClass(id))")
        case .allRecorded(let id, let start):
            return Failure(
                kind, "There is nobody in \(id) on \(start.told) of whom nothing is recorded.",
                remedy: "See who has a seat: \(do: .showClass(id))")
        case .noSeat(let patient, let id, let day):
            return Failure(
                kind,
                "\(patient) has no seat in \(id) \(day.map { "from \($0) on" } ?? "to come").",
                remedy: "See who has one: \(do: .showClass(id))")
        case .notSeated(let patient, let id, let refused, let count, let ways):
            return Failure(
                kind,
                refused.count == count
                    ? "There is no seat for \(patient) in \(count == 1 ? "the meeting" : "any of the \(count) meetings") of \(id); nothing was booked."
                    : "There is no seat for \(patient) in \(refused.count) of the \(count) meetings of \(id); nothing was booked.",
                remedy: ways.advice(id), details: refused.map(\.told))
        case .cannotCome(let seats, let start, let id):
            return Failure(
                kind,
                "\(seats.map { "\($0.details.patient)" }.listed("and")) cannot come on \(start.told): another appointment is in the way; nothing was changed.",
                remedy:
                    "Choose another time, or take the seat back first: \(do: .unseat(id, seats[0].details.patient))"
            )
        default: return Failure(kind, "", remedy: "")
        }
    }
}

extension ClassRefusal.Ways {
    fileprivate func advice(_ id: ID<GroupClass>) -> Advice {
        let leave: [Advice] = leaving ? ["book the others with \(say: [.skipRefused: .bare])"] : []
        let wait: [Advice] =
            waiting
            ? ["put them on the waiting list for what is full with \(say: [.wait: .bare])"] : []
        let ways = leave + wait + ["see the class with '\(do: .showClass(id))'"]
        return "You can " + ways.joined(separator: ", or ") + "."
    }
}

extension [RefusedDate] {
    /// The first of them, and how many there are besides.
    fileprivate var few: [String] {
        let shown = count > 8 ? 5 : count
        return prefix(shown).map(\.told) + (count > shown ? ["and \(count - shown) more"] : [])
    }
}

extension Session {
    /// `S12 of P1, Tue 2026-12-08 17:15`.
    fileprivate var inTheWay: String { "\(id) of \(details.patient), \(details.start.told)" }
}
