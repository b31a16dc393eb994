package import CivilTime

/// The sessions of physiotherapy of a plan: prescribed, booked, delivered, lost and made up.
package struct DoseLedger: Hashable, Sendable {
    /// In the order in which they are treated.
    package let phases: [PhaseDose]
    /// All phases together.
    package let total: DoseCount
    /// How many weeks all phases have.
    package let weeks: Int
    /// The earliest of the last safe days of the phases that owe sessions; `nil` when none is owed.
    package let lastMakeUp: MakeUpLimit?
    /// The day of the first session that was lost.
    package let firstLost: Day?
}

/// The sessions of one phase.
package struct PhaseDose: Hashable, Sendable {
    package let id: ID<PlannedPhase>
    package let name: String
    package let weeks: Int
    package let count: DoseCount
    /// What became of each session, in order of time; those that are owed last.
    package let cells: [DoseCell]
    /// `nil` when none is owed.
    package let lastMakeUp: MakeUpLimit?

    /// Which phase of the plan it is, from 1.
    package var number: Int { Int(id.number) }
}

/// The last day by which all owed sessions can be made up without repeating a week.
package struct MakeUpLimit: Hashable, Sendable {
    package let day: Day
    /// In which week of the plan it lies, from 1.
    package let week: Int
    package let isPast: Bool
}

/// What became of one session; `owed` stands for one that still needs a date.
package enum DoseCell: String, Hashable, Sendable, CaseIterable {
    case delivered, booked, unrecorded, lost, waived, owed
}

extension DoseLedger {
    /// Counts the sessions of a plan. `sessions` are all that it has, also cancelled ones; only physiotherapy
    /// counts. `now` is by the wall clock of the clinic.
    package init(
        _ plan: StoredPlan, _ sessions: [Session], now: LocalTime, rules: DoseRules
    ) {
        let phases = plan.details.phases
        let treated = sessions.sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
            .filter {
                $0.details.kind == .physiotherapy && !phases.isEmpty
                    && !($0.status == .cancelled && $0.reason == DoseRules.undone)
            }
        let byPhase = Dictionary(grouping: treated) { phases.index(of: $0) }
        let contacts = sessions.filter { ![.missed, .cancelled].contains($0.status) }
            .map(\.details.start.day)
        self.phases = phases.enumerated().map { index, phase in
            PhaseDose(
                phase, byPhase[index] ?? [], plan: plan, contacts: contacts,
                now: now, rules: rules)
        }
        var total = self.phases.map(\.count).reduce(DoseCount(), +)
        total.owesNothing = plan.owesNothing
        self.total = total
        weeks = phases.reduce(0) { $0 + $1.weeks }
        lastMakeUp = self.phases.compactMap(\.lastMakeUp).min { $0.day < $1.day }
        firstLost =
            treated.first { DoseCell($0, now: now, rules: rules) == .lost }?.details.start.day
    }
}

extension PhaseDose {
    fileprivate init(
        _ phase: PlannedPhase, _ sessions: [Session], plan: StoredPlan, contacts: [Day],
        now: LocalTime, rules: DoseRules
    ) {
        var cells = sessions.map { DoseCell($0, now: now, rules: rules) }
        var count = DoseCount()
        count.prescribed = phase.sessions
        count.owesNothing = plan.owesNothing
        for (session, cell) in zip(sessions, cells) { count.add(cell, session, now: now) }
        cells += Array(repeating: .owed, count: count.owed)
        id = phase.id
        name = phase.name
        weeks = phase.weeks
        self.count = count
        self.cells = cells
        let late = zip(sessions, cells).count {
            $0.details.start.day > phase.lastDay && ![.lost, .waived].contains($1)
        }
        let last = phase.lastMakeUp(
            owed: count.owed, late: late, contacts: contacts, rules: rules)
        lastMakeUp = last.map {
            MakeUpLimit(
                day: $0, week: max(0, $0 - plan.details.start) / 7 + 1, isPast: $0 < now.day)
        }
    }
}

extension PlannedPhase {
    /// The last day of the phase if so many more sessions are held, at the phase's own pace (G9).
    package func end(makingUp sessions: Int) -> Day {
        guard sessions > 0, sessionsPerWeek > 0 else { return lastDay }
        return lastDay + 7 * Int(min((Double(sessions) / sessionsPerWeek).rounded(.up), 500))
    }

    /// G9: the end of the phase shifts by what is owed and by what was already made up after it, at the
    /// phase's own pace. But if the sessions of the phase are close to each other, nobody stays away longer
    /// than `silenceDays`.
    fileprivate func lastMakeUp(
        owed: Int, late: Int, contacts: [Day], rules: DoseRules
    ) -> Day? {
        guard owed > 0, sessionsPerWeek > 0 else { return nil }
        let end = end(makingUp: owed + late)
        let isClose = 7 / sessionsPerWeek <= Double(rules.silenceDays)
        guard isClose, let last = contacts.filter({ $0 <= end }).max() else { return end }
        return min(end, last + rules.silenceDays)
    }
}

extension StoredPlan {
    fileprivate var owesNothing: Bool { status == .held || status == .discharged }
}

extension [PlannedPhase] {
    /// The phase a session counts for: its own, else the one of its day.
    fileprivate func index(of session: Session) -> Int {
        let day = session.details.start.day
        return firstIndex { $0.id == session.details.phase }
            ?? lastIndex { $0.firstDay <= day } ?? 0
    }
}

extension DoseCell {
    /// What became of a session of any kind.
    package init(_ session: Session, now: LocalTime, rules: DoseRules) {
        switch session.status {
        case .attended: self = .delivered
        case .missed: self = .lost
        case .cancelled: self = rules.loses(session.reason) ? .lost : .waived
        case .booked, .confirmed: self = session.isUnrecorded(at: now) ? .unrecorded : .booked
        }
    }
}

extension DoseCount {
    fileprivate mutating func add(_ cell: DoseCell, _ session: Session, now: LocalTime) {
        switch cell {
        case .delivered: delivered += 1
        case .booked: booked += 1
        case .unrecorded: unrecorded += 1
        case .lost where session.status == .missed: missed += 1
        case .lost:
            cancelled += 1
            if now < session.details.end {
                cancelledAhead += 1
            } else if session.reason == Session.CancelReason.clinic.rawValue {
                cancelledByClinic += 1
            }
        case .waived: waived += 1
        case .owed: break
        }
    }
}

extension Session {
    /// Whether it has ended and nobody has said what became of it. That time has passed does not mean that it
    /// was held.
    package func isUnrecorded(at now: LocalTime) -> Bool {
        isOpen && details.end <= now
    }

    /// Whether nobody has said yet what became of it.
    package var isOpen: Bool { status == .booked || status == .confirmed }
}
