import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    /// The session that stands for one that was lost; `nil` when there is none.
    func liveMakeUp(for session: Session, _ reading: StoreReading) throws -> Session? {
        try reading.sessions(SessionFilter(patient: session.details.patient)).first {
            $0.details.makesUp == session.id && $0.status.isLive
        }
    }

    /// Adds to a report where a lost session can be made up for, and the step that books it.
    func offerMakeUp(for lost: Session, in report: inout SessionReport) throws {
        if let stop = try stop(of: lost.details.patient) {
            report.remarks.append(.stopped(since: stop.since))
            return
        }
        try read { reading in
            do { try requireOwed(lost, reading) } catch is MakeUpRefusal { return }
            let rules = try makeUpRules(for: lost, reading)
            report.offers = places(for: lost, rules, count: 3).told { place in
                OfferedPlace(
                    start: place.start, therapist: place.therapist, room: place.room, breaks: [],
                    changes: changes(of: place, from: lost, rules), cost: 0)
            }
        }
        guard let best = report.offers.first else {
            report.remarks.append(.noTimeToMakeUp(lost.id))
            return
        }
        report.remarks.append(.makeUp(for: lost.id, at: best.start))
    }

    func requireOwed(_ lost: Session, _ reading: StoreReading) throws {
        guard lost.status == .cancelled || lost.status == .missed, lost.reason != Session.undone
        else {
            throw MakeUpRefusal.notLost(lost, now: now)
        }
        if let booked = try liveMakeUp(for: lost, reading) {
            throw MakeUpRefusal.madeUp(lost.id, by: booked)
        }
        guard let plan = try lost.details.plan.map({ try reading.plan($0) }) else { return }
        guard plan.status == .active else {
            throw MakeUpRefusal.planNotRunning(plan.id, plan.status, lost.details.patient)
        }
    }

    func makeUpRules(for lost: Session, _ reading: StoreReading) throws -> PlaceRules {
        let plan = try lost.details.plan.map { try reading.plan($0) }
        let days = makeUpDays(for: lost, plan)
        return try PlaceRules(
            self, reading, patient: lost.details.patient, plan: plan, days: days,
            moving: lost.status == .missed ? [] : [lost])
    }

    /// From now to the end of the phase and one stretch of its dose beyond; outside plans two weeks.
    private func makeUpDays(for lost: Session, _ plan: StoredPlan?) -> ClosedRange<Day> {
        let phase = plan?.details.phase(of: lost.details)
        let length = phase.map { Dose($0.sessionsPerWeek).weeks * 7 } ?? 14
        let end = max(phase?.lastDay ?? lost.details.start.day, today) + length
        return today...max(today, end)
    }

    /// A few free places in the order of G9: its own week, its phase, then beyond; near before far, none sooner than
    /// a patient can be asked to come.
    func places(
        for lost: Session, _ rules: PlaceRules, with therapist: ID<Therapist>? = nil, count: Int
    ) -> Offers<SessionDetails> {
        let days = makeUpDays(for: lost, rules.plan)
        var wanted = lost.details
        wanted.therapist = therapist ?? wanted.therapist
        wanted.makesUp = lost.id
        wanted.exception = nil
        let phase = rules.course.phase(of: lost.details)
        let week = phase?.week(of: lost.details.start.day)
        let ownDay = lost.details.start.day
        let isIll = ["sick", "worse", "away"].contains(lost.reason)
        func isOpen(_ place: SessionDetails) -> Bool {
            isIll ? place.start.day != ownDay : place.start != lost.details.start
        }
        func tier(_ place: SessionDetails) -> Int {
            let day = place.start.day
            if week?.contains(day) == true { return 0 }
            return day <= phase?.lastDay ?? day ? 1 : 2
        }
        let near = LocalTime(max(lost.details.start.day, today), lost.details.start.time)
        let free = rules.free(
            for: wanted, near: near, from: days.lowerBound, through: days.upperBound
        ).filter {
            isOpen($0) && (therapist == nil || $0.therapist == therapist)
                && rules.course.restDays($0).isEmpty
                && isInPlan($0, rules.plan)
        }
        let ranked = free.enumerated().sorted { left, right in
            func rank(_ place: (offset: Int, element: SessionDetails)) -> (Int, Int, Int) {
                (tier(place.element), place.element.start.day < ownDay ? 1 : 0, place.offset)
            }
            return rank(left) < rank(right)
        }
        return Offers(count, of: ranked.map(\.element), at: \.slot)
    }

    private func isInPlan(_ place: SessionDetails, _ plan: StoredPlan?) -> Bool {
        let first = plan?.details.phase(of: place)?.firstDay
        return place.start.day >= first ?? plan?.details.start ?? place.start.day
    }

    private func changes(
        of place: SessionDetails, from lost: Session, _ rules: PlaceRules
    ) -> [String] {
        var changes: [String] = []
        if place.therapist != lost.details.therapist { changes.append("another therapist") }
        if let phase = rules.course.phase(of: lost.details), place.start.day > phase.lastDay {
            changes.append("the phase ends on \(place.start.day) instead of \(phase.lastDay)")
        }
        return changes
    }
}
