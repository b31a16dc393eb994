package import Planner

// A session that is a place in a class needs a seat that is free in the meeting.

extension MeetingDetails {
    /// What is against one more in it, where so many are seated.
    package func seatViolation(seated: Int) -> RuleViolation? {
        guard seated >= seats else { return nil }
        let words =
            seats == 1
            ? "The one seat is taken." : "The class is full: all \(seats) seats are taken."
        return .init(rule: .seat, detail: words)
    }
}
