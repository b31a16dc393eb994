import CivilTime
import Scheduler

/// What ordinary clinic software amounts to: the first start whose first week fits, then each session at the
/// first free time of its week, with whoever has the plan already if they can, else with anybody.
struct FirstFit {
    let request: PlanRequest
    let diary: Diary

    /// Whether every session, review and contact finds a place.
    var fits: Bool {
        let latest = request.startIsFixed ? 0 : request.maxStartDelayDays
        for delay in 0...latest {
            var booking = Booking(request: request, start: request.earliestStart + delay, diary)
            guard booking.fill(through: 7) else { continue }
            return booking.fill(through: .max) && booking.addContacts()
        }
        return false
    }

    /// A plan as it is filled, session by session.
    private struct Booking {
        let request: PlanRequest
        let start: Day
        let diary: Diary
        private var placed: [Slot] = []
        private var windows: [(days: ClosedRange<Day>, phase: PhaseRequest)] = []

        init(request: PlanRequest, start: Day, _ diary: Diary) {
            self.request = request
            self.start = start
            self.diary = diary
            var week = 0
            for phase in request.phases {
                for number in 0..<phase.sessions {
                    let first = week + number / phase.dose.sessions * phase.dose.weeks
                    let end = min(first + phase.dose.weeks, week + phase.weeks)
                    windows.append(((start + first * 7)...(start + end * 7 - 1), phase))
                }
                week += phase.weeks
            }
        }

        /// Places the sessions whose week begins before `day` of the plan.
        mutating func fill(through day: Int) -> Bool {
            while placed.count < windows.count {
                let (days, phase) = windows[placed.count]
                guard day == .max || days.lowerBound < start + day else { return true }
                let after = placed.last.map { $0.start.day + max(1, phase.minDaysBetween) }
                let from = max(days.lowerBound, after ?? days.lowerBound)
                guard from <= days.upperBound,
                    let slot = first(
                        phase.minutes, phase.skill, phase.needsRoom, from...days.upperBound)
                else { return false }
                placed.append(slot)
            }
            return true
        }

        /// Reviews and riders without a session in reach.
        mutating func addContacts() -> Bool {
            let sessions = placed.map(\.start.day)
            for review in request.reviews {
                let target = start + review.week * 7
                let days =
                    max(start, target - review.toleranceDays)...(target + review.toleranceDays)
                if sessions.contains(where: days.contains) { continue }
                guard let slot = first(review.minutes, nil, review.needsRoom, days) else {
                    return false
                }
                placed.append(slot)
            }
            for rider in request.riders {
                guard case .planDays(let from, _, let to) = rider.window else { continue }
                let days = max(start, start + from)...(start + to)
                if sessions.contains(where: days.contains) { continue }
                guard let slot = first(rider.minutes, nil, false, days) else { return false }
                placed.append(slot)
            }
            return true
        }

        private func first(
            _ minutes: Int, _ skill: String?, _ needsRoom: Bool, _ days: ClosedRange<Day>
        ) -> Slot? {
            var patient = request.patient
            patient.busy += placed.compactMap { Interval($0.start, $0.end) }
            var contact = ContactRequest(
                minutes: minutes, skill: skill, needsRoom: needsRoom, patient: patient,
                from: days.lowerBound, through: days.upperBound)
            contact.therapist = placed.first?.therapist
            if contact.therapist != nil,
                let slot = freeSlots(for: contact, in: diary, limit: 1).first
            {
                return slot
            }
            contact.therapist = nil
            return freeSlots(for: contact, in: diary, limit: 1).first
        }
    }
}
