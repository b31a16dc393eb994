import CivilTime
import Planner

extension StoreReading {
    func sessionViolations(
        _ isClear: (Interval<LocalTime>) -> Bool
    ) throws -> [Violation] {
        let all = try sessions().sorted { $0.id < $1.id }
        let live = all.filter(\.status.isLive)
        let exempt = Set<Int64>(
            try db.column("SELECT id FROM session WHERE overlapAllowed IS NOT NULL"))
        let meetings = try meetings().filter { $0.status == .held }
        let alone = live.filter { $0.details.seat == nil }.map(Taker.init)
        let takers = alone + meetings.map(Taker.init)
        return lengths(all) + overlaps(takers, "Therapist", exempt) { "\($0.therapist)" }
            + overlaps(live.map(Taker.init), "Patient", exempt) { $0.patient }
            + (try overflows(takers)) + seatViolations(live, meetings)
            + live.compactMap { session in
                let (start, end) = (session.details.start, session.details.end)
                guard let span = Interval(start, end), !isClear(span) else { return nil }
                return Violation(
                    .wallClock,
                    "Session \(session.id), \(start) to \(end), begins or ends at a time that "
                        + "does not exist once in the clinic's zone.")
            }
    }

    private func lengths(_ sessions: [Session]) -> [Violation] {
        sessions.filter { !(5...Schema.longestSession).contains($0.details.minutes) }.map {
            Violation(.oneOccurrence, "Session \($0.id) lasts \($0.details.minutes) minutes.")
        }
    }

    /// Pairs that share time of one therapist or patient without a recorded exception.
    private func overlaps(
        _ takers: [Taker], _ word: String, _ exempt: Set<Int64>, key: (Taker) -> String
    ) -> [Violation] {
        let groups = Dictionary(grouping: takers, by: key)
        return groups.keys.sorted().flatMap { name in
            var running: [Taker] = []
            var violations: [Violation] = []
            for taker in (groups[name] ?? []).sorted() {
                running.removeAll { $0.end <= taker.start }
                let allowed = taker.isExempt(exempt)
                for other in running where !allowed && !other.isExempt(exempt) {
                    violations.append(
                        Violation(
                            .doubleBooking,
                            "\(word) \(name) has sessions \(other.name) and \(taker.name) "
                                + "at \(taker.start)."))
                }
                running.append(taker)
            }
            return violations
        }
    }

    /// Seats that do not stand where their meeting is held, and meetings with more than they have.
    private func seatViolations(_ live: [Session], _ held: [ClassMeeting]) -> [Violation] {
        let seats = Dictionary(grouping: live.filter { $0.details.seat != nil }) {
            $0.details.seat?.meeting
        }
        let meetings = Dictionary(uniqueKeysWithValues: held.map { ($0.id, $0) })
        let astray = seats.flatMap { meeting, sessions in
            sessions.filter { session in
                let meeting = meeting.flatMap { meetings[$0] }
                return meeting?.details.holds(session.details) != true
                    || meeting?.seat != session.details.seat
            }
        }
        return astray.sorted { $0.id < $1.id }.map {
            Violation(.doubleBooking, "Session \($0.id) is not where its class meets.")
        }
            + held.sorted { $0.id < $1.id }.compactMap { meeting in
                let count = seats[meeting.id]?.count ?? 0
                guard count > meeting.details.seats else { return nil }
                return Violation(
                    .doubleBooking,
                    "Class \(meeting.details.groupClass) has \(meeting.details.seats) seats at "
                        + "\(meeting.details.span.start) and \(count) in them.")
            }
    }

    private func overflows(_ takers: [Taker]) throws -> [Violation] {
        try rooms(includingInactive: true).flatMap { room in
            let most = try held(by: room.id)
            var running: [Taker] = []
            var violations: [Violation] = []
            for taker in takers.filter({ $0.room == room.id }).sorted() {
                running.removeAll { $0.end <= taker.start }
                running.append(taker)
                guard running.count > most else { continue }
                violations.append(
                    Violation(
                        .doubleBooking,
                        "Room \(room.id) for \(most) holds "
                            + running.map(\.name).joined(separator: ", ")
                            + " at \(taker.start)."))
            }
            return violations
        }
    }
}

/// What takes a therapist and a place in a room: a session, or a meeting of a class.
private struct Taker: Comparable {
    let name: String
    let therapist: ID<Therapist>
    let room: ID<Room>?
    let patient: String
    let start: LocalTime
    let end: LocalTime
    /// `nil` for a meeting.
    let session: ID<Session>?

    init(_ session: Session) {
        let details = session.details
        (name, self.session) = ("\(session.id)", session.id)
        (therapist, room) = (details.therapist, details.room)
        (patient, start, end) = ("\(details.patient)", details.start, details.end)
    }

    init(_ meeting: ClassMeeting) {
        let details = meeting.details
        (name, session, patient) = ("of class \(details.groupClass)", nil, "")
        (therapist, room) = (details.therapist, details.room)
        (start, end) = (details.span.start, details.span.end)
    }

    func isExempt(_ exempt: Set<Int64>) -> Bool {
        session.map { exempt.contains($0.number) } ?? false
    }

    static func < (left: Self, right: Self) -> Bool {
        guard left.start == right.start else { return left.start < right.start }
        switch (left.session, right.session) {
        case (let one?, let other?): return one < other
        case (_?, nil): return true
        default: return false
        }
    }
}
