import CivilTime
import Planner

extension StoredPlan {
    /// The weekdays and times that most of its sessions of physiotherapy have; none for others.
    func usualTimes(
        of session: SessionDetails, among all: [Session]
    ) -> [(weekday: Weekday, time: TimeOfDay)] {
        guard session.kind == .physiotherapy, details.phase(of: session) != nil else { return [] }
        let starts = all.filter {
            $0.details.plan == id && $0.status != .cancelled && $0.details.kind == .physiotherapy
        }.map(\.details.start)
        func key(_ start: LocalTime) -> Int {
            start.day.weekday.rawValue * 1440 + start.time.minutes
        }
        let counts = Dictionary(grouping: starts, by: key).mapValues(\.count)
        let most = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
        let size = details.phases.map(\.sessionsPerWeek).max() ?? 1
        let few = Set(most.prefix(max(1, Int(size.rounded(.up)))))
        var known = Set<Int>()
        return starts.filter { few.contains(key($0)) && known.insert(key($0)).inserted }
            .map { ($0.day.weekday, $0.time) }
    }
}
