import CivilTime
import ClinicStore
package import Planner
package import Scheduler

/// A session and where it could be instead.
package struct SessionOptions: Page {
    package let session: SessionEntry
    /// The best first.
    package let options: Offers<PlaceEntry>
}

extension Clinic {
    /// - Throws: what `options(for:count:)` and `roster()` throw.
    package func options(of session: Session, count: Int) throws -> SessionOptions {
        let roster = try roster()
        return SessionOptions(
            session: roster.entry(session),
            options: try options(for: session, count: count).told(roster.entry))
    }

    /// The best free places for a session that is to come, from today to a week beyond its plan week; none
    /// sooner than a patient can be asked to come.
    ///
    /// - Throws: a refusal where `count` is not 1 to 200, the session does not move, or its treatment is
    ///   stopped; what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func options(for session: Session, count: Int) throws -> Offers<OfferedPlace> {
        let count = try Text.range(count, 1...200, .count)
        try requireMovable(session)
        return try read { reading in
            try requireGoing(session, reading, .offer)
            let plan = try session.details.plan.map(reading.plan)
            let own = session.details.start.day
            let phase = plan?.details.phase(of: session.details)
            let week = phase?.week(of: own) ?? (own - 7)...(own + 7)
            let from = max(today, week.lowerBound - 7)
            let through = max(from, week.upperBound + 7)
            let places = try places(for: session, on: from...through, reading)
            return Offers(count, of: places, at: \.slot).told(OfferedPlace.init)
        }
    }

    /// The free places on some days for a session that is to come, the best first; those that break a rule of its
    /// plan last. `diary` is one of these days that is at hand; else it is read.
    func places(
        for session: Session, on days: ClosedRange<Day>, in diary: Diary? = nil,
        _ reading: StoreReading
    ) throws -> [SessionOption] {
        let rules = try rules(for: session, on: days, in: diary, reading)
        let standing = StandingSession(
            slot: session.slot,
            usual: try rules.plan?.usualTimes(
                of: session.details, among: reading.sessions(SessionFilter(plan: rules.plan?.id)))
                ?? []
        ) { [course = rules.course] place in
            course.violations(of: session.details.placed(at: place), from: session.details)
        }
        return Scheduler.options(
            for: standing,
            rules.request(for: session.details, from: days.lowerBound, through: days.upperBound),
            in: rules.diary, rules: settings.placementRules)
    }

    /// What is asked of a place on some days for a session that is to come.
    func rules(
        for session: Session, on days: ClosedRange<Day>, in diary: Diary? = nil,
        _ reading: StoreReading
    ) throws -> PlaceRules {
        try PlaceRules(
            self, reading, patient: session.details.patient,
            plan: try session.details.plan.map(reading.plan), days: days, moving: [session],
            in: diary)
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
