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
        return lengths(all) + overlaps(live, "Therapist", exempt) { "\($0.details.therapist)" }
            + overlaps(live, "Patient", exempt) { "\($0.details.patient)" }
            + (try overflows(live))
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

    /// Pairs of sessions of one therapist or patient that share time without a recorded exception.
    private func overlaps(
        _ sessions: [Session], _ word: String, _ exempt: Set<Int64>, key: (Session) -> String
    ) -> [Violation] {
        let groups = Dictionary(grouping: sessions, by: key)
        return groups.keys.sorted().flatMap { name in
            var running: [Session] = []
            var violations: [Violation] = []
            for session in sortedByStart(groups[name] ?? []) {
                running.removeAll { $0.details.end <= session.details.start }
                let allowed = exempt.contains(session.id.number)
                for other in running where !allowed && !exempt.contains(other.id.number) {
                    violations.append(
                        Violation(
                            .doubleBooking,
                            "\(word) \(name) has sessions \(other.id) and \(session.id) "
                                + "at \(session.details.start)."))
                }
                running.append(session)
            }
            return violations
        }
    }

    private func overflows(_ sessions: [Session]) throws -> [Violation] {
        try rooms(includingInactive: true).flatMap { room in
            let most = try held(by: room.id)
            var running: [Session] = []
            var violations: [Violation] = []
            for session in sortedByStart(sessions.filter { $0.details.room == room.id }) {
                running.removeAll { $0.details.end <= session.details.start }
                running.append(session)
                guard running.count > most else { continue }
                violations.append(
                    Violation(
                        .doubleBooking,
                        "Room \(room.id) for \(most) holds "
                            + running.map { "\($0.id)" }.joined(separator: ", ")
                            + " at \(session.details.start)."))
            }
            return violations
        }
    }

    private func sortedByStart(_ sessions: [Session]) -> [Session] {
        sessions.sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
    }
}
