import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A session and where it could be instead.
package struct SessionOptions: Page {
    package let session: SessionEntry
    /// The best first.
    package let options: [PlaceEntry]
}

extension Clinic {
    /// - Throws: what `options(for:count:)` and `roster()` throw.
    package func options(of session: Session, count: Int) throws -> SessionOptions {
        let roster = try roster()
        return SessionOptions(
            session: roster.entry(session),
            options: try options(for: session, count: count).map(roster.entry))
    }

    /// The best free places for a session that is to come, from today to a week beyond its plan week; none
    /// sooner than a patient can be asked to come.
    ///
    /// - Throws: `Failure` where `count` is not 1 to 200, the session does not move, or its treatment is
    ///   stopped; what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func options(for session: Session, count: Int) throws -> [OfferedPlace] {
        let count = try Text.range(count, 1...200, "count", "places")
        try requireMovable(session)
        return try read { reading in
            try requireGoing(session, reading, "no place is offered")
            let patient = try reading.patient(session.details.patient)
            let slot = Slot(
                start: session.details.start, minutes: session.details.minutes,
                therapist: session.details.therapist, room: session.details.room)
            var standing = StandingSession(slot: slot)
            var skill: String?
            if let id = session.details.plan {
                skill = try readPlan(of: session, try reading.plan(id), into: &standing, reading)
            }
            let own = slot.start.day
            let week = standing.planWeek ?? (own - 7)...(own + 7)
            let from = max(today, week.lowerBound - 7)
            let through = max(from, week.upperBound + 7)
            var diary = try diary(reading, from: from, through: through)
            diary.remove(slot)
            let limits = try limits(
                of: patient, from: from, only: nil, moving: [session.id], reading)
            standing.preferredTime = limits.preferredTime
            standing.preferredTherapist = limits.preferredTherapist
            let request = ContactRequest(
                minutes: slot.minutes, skill: skill, needsRoom: slot.room != nil, patient: limits,
                from: from, through: through)
            let future = Scheduler.options(
                for: standing, request, in: diary, rules: settings.placementRules, limit: 20_000
            )
            .filter { $0.slot.start >= soonest }
            return future.prefix(count).map(OfferedPlace.init)
        }
    }

    /// Fills in what the plan asks of the session; returns the skill it needs.
    private func readPlan(
        of session: Session, _ plan: StoredPlan, into standing: inout StandingSession,
        _ reading: StoreReading
    ) throws -> String? {
        let all = try reading.sessions(SessionFilter(plan: plan.id)).filter {
            $0.status != .cancelled && $0.details.kind == .physiotherapy
        }
        let phase = plan.details.phase(of: session.details)
        if session.details.kind == .physiotherapy, let phase {
            let index = all.firstIndex { $0.id == session.id } ?? 0
            standing.before = index > 0 ? all[index - 1].details.start.day : nil
            standing.after = index + 1 < all.count ? all[index + 1].details.start.day : nil
            standing.minDaysBetween = phase.minDaysBetween
            let block = Dose(phase.sessionsPerWeek).weeks * 7
            let days = max(0, session.details.start.day - phase.firstDay)
            let first = phase.firstDay + days / block * block
            standing.planWeek = first...(first + block - 1)
            standing.usual = usual(all, size: plan.details.phases.map(\.sessionsPerWeek).max() ?? 1)
        }
        standing.windows = try riderWindows(of: plan).binding(session.details)
        return try phase.flatMap { try skills(of: plan)[$0.id] }
    }

    /// The weekdays and times that most sessions of a plan have.
    private func usual(
        _ sessions: [Session], size: Double
    ) -> [(weekday: Weekday, time: TimeOfDay)] {
        let keys = sessions.map {
            $0.details.start.day.weekday.rawValue * 1440 + $0.details.start.time.minutes
        }
        let counts = Dictionary(grouping: keys) { $0 }.mapValues(\.count)
        let most = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
        let few = Set(most.prefix(max(1, Int(size.rounded(.up)))))
        var known = Set<Int>()
        return sessions.compactMap { session in
            let start = session.details.start
            let key = start.day.weekday.rawValue * 1440 + start.time.minutes
            guard few.contains(key), known.insert(key).inserted else { return nil }
            return (start.day.weekday, start.time)
        }
    }
}

extension OfferedPlace {
    init(_ option: SessionOption) {
        self.init(
            start: option.slot.start, therapist: option.slot.therapist,
            room: option.slot.room,
            breaks: option.breaks.map(\.detail), changes: option.changes, cost: option.cost)
    }
}
