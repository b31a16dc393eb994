import CivilTime
import Planner

/// Counts what a report tells, part by part.
struct ReportTally {
    let days: ClosedRange<Day>
    let split: ClinicReport.Split
    let now: LocalTime
    /// Those who work here.
    let staff: Set<ID<Therapist>>
    private var parts: [ReportKey: ReportFigures] = [:]
    private var total = ReportFigures()
    private var booked: [Spent: [Interval<LocalTime>]] = [:]
    private var attended: [Spent: [Interval<LocalTime>]] = [:]

    /// Whose time is spent, and in which part; `nil` for the whole.
    private struct Spent: Hashable {
        let therapist: ID<Therapist>
        let key: ReportKey?
    }

    init(
        days: ClosedRange<Day>, split: ClinicReport.Split, now: LocalTime, staff: Set<ID<Therapist>>
    ) {
        (self.days, self.split, self.now, self.staff) = (days, split, now, staff)
        // A month without anything is told as well.
        if split == .month {
            for number in days.lowerBound.number...days.upperBound.number {
                parts[.month(Day(number: number).month), default: ReportFigures()].time?.working = 0
            }
        }
        total.time?.working = 0
    }

    /// Counts a session that starts in the span.
    mutating func count(_ session: Session, of cause: TemplatePin?) {
        let details = session.details
        let key = key(details.therapist, cause, details.start.day)
        let isPast = details.end <= now
        add(key) { $0.count(session, isPast: isPast) }
        guard session.status.isLive, let span = details.span else { return }
        for key in [key, nil] {
            let spent = Spent(therapist: details.therapist, key: key)
            booked[spent, default: []].append(span)
            if session.status == .attended { attended[spent, default: []].append(span) }
        }
    }

    /// Counts what of a plan falls into the span: its beginning, its end and the first session that was held.
    mutating func count(_ plan: CountedPlan) {
        let (lead, pin) = (plan.lead, plan.plan.details.pin)
        let start = plan.plan.details.start
        if days.contains(start) { add(key(lead, pin, start)) { $0.plans.begun += 1 } }
        if let end = plan.end(by: now.day), days.contains(end) {
            add(key(lead, pin, end)) {
                $0.plans.countEnd(of: plan.dose, plan.sessions, used: plan.used)
            }
        }
        if let (day, wait) = plan.firstHeld, days.contains(day) {
            add(key(lead, pin, day)) { $0.plans.waits.append(wait) }
        }
    }

    /// Counts minutes in which a therapist could treat.
    mutating func countWork(of therapist: ID<Therapist>, on day: Day, _ minutes: Int) {
        total.time?.working? += minutes
        guard split != .cause else { return }
        let key = key(therapist, nil, day)
        let known = parts[key]?.time?.working ?? 0
        parts[key, default: ReportFigures()].time?.working = known + minutes
    }

    private func key(_ therapist: ID<Therapist>, _ pin: TemplatePin?, _ day: Day) -> ReportKey {
        switch split {
        case .therapist: .therapist(therapist)
        case .cause: pin.map { .cause($0.cause) } ?? .outside
        case .month: .month(day.month)
        }
    }

    private mutating func add(_ key: ReportKey, _ change: (inout ReportFigures) -> Void) {
        change(&parts[key, default: ReportFigures()])
        change(&total)
    }

    /// The parts in order, and the whole.
    var counted: (parts: [(key: ReportKey, figures: ReportFigures)], total: ReportFigures) {
        var (parts, total) = (self.parts, self.total)
        for (spent, spans) in booked where staff.contains(spent.therapist) {
            let minutes = (spans.minutes, attended[spent]?.minutes ?? 0)
            if let key = spent.key {
                parts[key]?.time?.add(minutes)
            } else {
                total.time?.add(minutes)
            }
        }
        for key in parts.keys {
            if case .therapist(let id) = key, !staff.contains(id) { parts[key]?.time = nil }
            parts[key]?.plans.waits.sort()
        }
        total.plans.waits.sort()
        let inOrder = parts.sorted { $0.key < $1.key }.map { (key: $0.key, figures: $0.value) }
        return (inOrder, total)
    }
}

/// What a part of a report is of.
enum ReportKey: Hashable, Comparable {
    case therapist(ID<Therapist>)
    /// By id.
    case cause(String)
    /// `2026-12`.
    case month(String)
    /// Outside of plans; it comes last.
    case outside
}

/// A plan with all of its sessions in order of time, for a report.
struct CountedPlan {
    let plan: StoredPlan
    let sessions: [Session]
    let dose: DoseCount
    /// By the clinic's calendar.
    let made: Day
    /// After a cancellation for these reasons a session is not needed any more.
    let used: Set<Session.CancelReason>

    /// `nil` for a plan that was never booked.
    init?(
        _ plan: StoredPlan, _ sessions: [Session], _ dose: DoseCount, made: Day,
        used: Set<Session.CancelReason>
    ) {
        guard plan.status != .held, let first = sessions.first else { return nil }
        (self.plan, self.sessions, self.dose) = (plan, sessions, dose)
        (self.made, self.used) = (made, used)
        lead = sessions.lead ?? first.details.therapist
    }

    /// Who holds most of its sessions that were not cancelled.
    let lead: ID<Therapist>

    /// The day on which it was ended, at the latest its last; `nil` while it runs.
    func end(by today: Day) -> Day? {
        let last = plan.details.end
        if let discharge = plan.discharge { return min(discharge.day, last) }
        return last < today ? last : nil
    }

    /// When a session of it was held first, and after how many days; `nil` where that was before it was made.
    var firstHeld: (day: Day, wait: Int)? {
        guard let day = sessions.first(where: { $0.status == .attended })?.details.start.day,
            day >= made
        else { return nil }
        return (day, day - made)
    }
}

extension [Session] {
    /// Between two who hold as many, the one of the lower number; `nil` where all are cancelled.
    fileprivate var lead: ID<Therapist>? {
        let counts = Dictionary(grouping: filter(\.status.isLive), by: \.details.therapist)
        return counts.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.key
    }
}

extension [Interval<LocalTime>] {
    /// What overlaps counts once.
    fileprivate var minutes: Int {
        Interval.joined(self).reduce(0) { $0 + $1.end.minute - $1.start.minute }
    }
}

extension TimeUse {
    fileprivate mutating func add(_ minutes: (booked: Int, attended: Int)) {
        booked += minutes.booked
        attended += minutes.attended
    }
}

extension Day {
    /// `2026-12`.
    fileprivate var month: String { String(description.prefix(7)) }
}
