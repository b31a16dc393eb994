package import CivilTime
package import Planner
import Scheduler

/// What the dose of a phase says for one of its weeks, and what of that stands.
package struct WeekDose: Hashable, Sendable {
    package let phase: PlannedPhase
    /// One week, or as many as the dose counts together: four for every fourth week. Weeks that a rest touches are told
    /// together.
    package let days: ClosedRange<Day>
    /// Without what was cancelled and is not owed.
    package fileprivate(set) var prescribed: Int
    package fileprivate(set) var delivered = 0
    /// To come, or not recorded. What makes up for a session counts in that one's week.
    package fileprivate(set) var booked = 0
    /// Lost sessions that nothing makes up for, in order of time.
    package fileprivate(set) var lost: [ID<Session>] = []

    package var missing: Int { max(0, prescribed - delivered - booked) }
}

extension PlannedPhase {
    /// The weeks of the phase in order; `sessions` are all of its plan.
    func weekDoses(
        _ sessions: [Session], rests: [PlanPause], now: LocalTime, rules: DoseRules
    ) -> [WeekDose] {
        let own = sessions.filter { $0.details.kind == .physiotherapy && $0.details.phase == id }
        var weeks = weeksWithDose(rests, own)
        let made = Set(own.filter(\.status.isLive).compactMap(\.details.makesUp))
        for session in own where session.reason != Session.undone {
            let stands = own.first { $0.id == session.details.makesUp } ?? session
            let day = stands.details.start.day
            guard
                let index = weeks.lastIndex(where: { $0.days.lowerBound <= day })
                    ?? weeks.indices.first
            else { continue }
            switch DoseCell(session, now: now, rules: rules) {
            case .delivered: weeks[index].delivered += 1
            case .booked, .unrecorded: weeks[index].booked += 1
            case .waived: weeks[index].prescribed -= 1
            case .lost: if !made.contains(session.id) { weeks[index].lost.append(session.id) }
            case .owed: break
            }
        }
        return weeks
    }

    /// As often as the dose says, but no more in all than the phase has sessions; before a change of the dose as was
    /// booked.
    private func weeksWithDose(_ rests: [PlanPause], _ own: [Session]) -> [WeekDose] {
        let dose = Dose(sessionsPerWeek)
        var left = sessions
        return stretches(rests).map { days, rested in
            let share = Double(days.count - rested) / Double(dose.weeks * 7)
            let asked =
                days.lowerBound < doseFrom ?? firstDay
                ? own.count { $0.isPrescribed && days.contains($0.details.start.day) }
                : Int((share * Double(dose.sessions)).rounded())
            let due = max(0, min(left, asked))
            left -= due
            return WeekDose(phase: self, days: days, prescribed: due)
        }
    }

    /// Stretches of whole weeks, and on how many of their days the plan rests.
    private func stretches(_ rests: [PlanPause]) -> [(days: ClosedRange<Day>, rested: Int)] {
        var found: [(days: ClosedRange<Day>, rested: Int)] = []
        var day = firstDay
        while day <= lastDay {
            let week = week(of: day)
            let joins = rests.contains { rest in
                found.last.map { rest.touches($0.days) && rest.touches(week) } ?? false
            }
            if joins, let last = found.popLast() {
                found.append((last.days.lowerBound...week.upperBound, last.rested))
            } else {
                found.append((week, 0))
            }
            day = week.upperBound + 1
        }
        for rest in rests {
            guard let index = found.firstIndex(where: { rest.touches($0.days) }) else { continue }
            found[index].rested += rest.days
        }
        return found
    }
}

extension Session {
    /// Whether its plan asked for it: it makes up for no other, and was not taken back.
    fileprivate var isPrescribed: Bool { details.makesUp == nil && reason != Session.undone }
}

extension PlanPause {
    fileprivate func touches(_ days: ClosedRange<Day>) -> Bool {
        first <= days.upperBound && days.lowerBound <= last
    }
}
