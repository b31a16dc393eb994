import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Where a session that was lost can be made up for: whoever offers or chooses such a place asks here.
struct LostPlaces {
    let lost: Session
    let rules: PlaceRules
    /// From now to the end of the phase and one stretch of its dose beyond; outside plans two weeks.
    private let days: ClosedRange<Day>
    private let usual: [(weekday: Weekday, time: TimeOfDay)]
    private let weights: PlacementRules

    /// `diary` is one of the days from now on that is at hand; else it is read.
    init(
        _ clinic: Clinic, _ reading: StoreReading, lost: Session, in diary: Diary? = nil
    ) throws {
        self.lost = lost
        weights = clinic.settings.placementRules
        let plan = try lost.details.plan.map { try reading.plan($0) }
        let phase = plan?.details.phase(of: lost.details)
        let length = phase.map { Dose($0.sessionsPerWeek).weeks * 7 } ?? 14
        let end = max(phase?.lastDay ?? lost.details.start.day, clinic.today) + length
        days = clinic.today...max(clinic.today, end)
        rules = try PlaceRules(
            clinic, reading, patient: lost.details.patient, plan: plan, days: days,
            moving: lost.status == .missed ? [] : [lost], seats: [lost], in: diary)
        let all = try plan.map { try reading.sessions(SessionFilter(plan: $0.id)) } ?? []
        usual = plan?.usualTimes(of: lost.details, among: all) ?? []
    }

    /// The session at a place that makes up for it.
    func session(at slot: Slot) -> SessionDetails {
        var details = lost.details.placed(at: slot)
        (details.makesUp, details.exception) = (lost.id, nil)
        details.seat = rules.seat(details)
        return details
    }

    /// A few places, the best first, none sooner than a patient can be asked to come.
    func offered(
        _ count: Int, until last: Day? = nil, with therapist: ID<Therapist>? = nil
    ) -> Offers<OfferedPlace> {
        let end = min(days.upperBound, last ?? days.upperBound)
        guard days.lowerBound <= end else { return Offers() }
        let found = ranked(on: days.lowerBound...end, with: therapist, enough: count)
        return Offers(count, of: found, at: \.slot).told(told)
    }

    /// The same of certain days, all of them.
    func all(on days: ClosedRange<Day>, until last: Day?) -> [SessionOption] {
        let first = max(days.lowerBound, self.days.lowerBound)
        let end = min(days.upperBound, self.days.upperBound, last ?? days.upperBound)
        return first <= end ? ranked(on: first...end, with: nil, enough: .max) : []
    }

    func told(_ option: SessionOption) -> OfferedPlace {
        var changes = option.changes
        let day = option.slot.start.day
        if lost.details.seat != nil, option.slot.seat == nil { changes.append("not in the class") }
        if let phase = rules.course.phase(of: lost.details), day > phase.lastDay {
            changes.append("the phase ends on \(day) instead of \(phase.lastDay)")
        }
        return OfferedPlace(
            start: option.slot.start, therapist: option.slot.therapist, room: option.slot.room,
            breaks: [], changes: changes, cost: option.cost)
    }

    /// In the order of G9: its own week, its phase, near before far, then beyond; in each stretch as another place
    /// for a session that stands is ranked. Stretches are looked through until there are places on `enough` days.
    private func ranked(
        on days: ClosedRange<Day>, with therapist: ID<Therapist>?, enough: Int
    ) -> [SessionOption] {
        var found: [SessionOption] = []
        var known: Set<Day> = []
        for stretch in stretches(of: days) where known.count < enough {
            let places = free(on: stretch, with: therapist)
            known.formUnion(places.map(\.slot.start.day))
            found += places
        }
        return found
    }

    private func free(
        on days: ClosedRange<Day>, with therapist: ID<Therapist>?
    ) -> [SessionOption] {
        var request = rules.request(
            for: lost.details, from: days.lowerBound, through: days.upperBound)
        request.therapist = therapist
        let standing = StandingSession(slot: lost.slot, isLost: true, usual: usual) { slot in
            rules.course.violations(ofMakeUp: session(at: slot))
        }
        let own = lost.details.start
        let isIll = ["sick", "worse", "away"].contains(lost.reason)
        return options(for: standing, request, in: rules.diary, rules: weights).filter { place in
            let start = place.slot.start
            return place.breaks.isEmpty && (isIll ? start.day != own.day : start != own)
        }.sorted { left, right in
            let (one, other) = (left.slot.start.day < own.day, right.slot.start.day < own.day)
            guard one == other else { return other }
            // Who was in a class stays there where they can.
            let (seat, none) = (left.slot.seat != nil, right.slot.seat == nil)
            return seat == none ? seat : left < right
        }
    }

    /// Its own week, those after it in its phase, those before it, those beyond.
    private func stretches(of days: ClosedRange<Day>) -> [ClosedRange<Day>] {
        let own = lost.details.start.day
        let phase = rules.course.phase(of: lost.details)
        let week = phase?.week(of: own) ?? own...(own + 6)
        let end = max(week.upperBound, phase?.lastDay ?? week.upperBound)
        let parts = [
            [week], Self.weeks(from: week.upperBound + 1, through: end),
            Self.weeks(from: days.lowerBound, through: week.lowerBound + -1).reversed(),
            Self.weeks(from: end + 1, through: days.upperBound),
        ]
        return parts.joined().compactMap { $0.overlaps(days) ? $0.clamped(to: days) : nil }
    }

    private static func weeks(from first: Day, through last: Day) -> [ClosedRange<Day>] {
        var weeks: [ClosedRange<Day>] = []
        var from = first
        while from <= last {
            weeks.append(from...min(from + 6, last))
            from = from + 7
        }
        return weeks
    }
}
