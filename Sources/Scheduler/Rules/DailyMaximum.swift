import CivilTime
import Planner

// A therapist holds no more sessions a day than agreed.

extension Board {
    mutating func keepDailyMaximum(_ index: Int) {
        guard let limit = therapists[index].maxPerDay else { return }
        for day in 0..<dayCount where booked[index][day] >= limit { free[index][day] = .none }
    }

    mutating func countBookings(_ index: Int) {
        for time in therapists[index].bookings {
            let day = time.start.day - first
            if day >= 0 && day < dayCount { booked[index][day] += 1 }
        }
    }
}

extension SlotCheck {
    func dailyMaximum(_ therapist: TherapistDiary) -> RuleViolation? {
        let count = therapist.bookings.count { $0.start.day == slot.start.day }
        guard let limit = therapist.maxPerDay, count >= limit else { return nil }
        let words =
            "\(therapist.name) has \(counted(count, "session")) on \(day), the daily maximum."
        return .init(rule: .maxPerDay, detail: words)
    }
}

extension RuleSentence {
    var dailyMaximum: String {
        "\(who) has no session left on the days that would fit (daily maximum)."
    }
}
