package import CivilTime
package import Clinic
import Planner

/// What was told of a clinic, in words as they were written; `nil` and empty are "nothing".
package struct ClinicInput: Sendable {
    /// `Mon-Fri 08:00-18:00`.
    package var hours: String?
    package var closed: [String]
    package var phone: String?
    package var address: String?
    package var email: String?
    /// `https://…`.
    package var videoLink: String?
    package var jurisdiction: String?
    package var screeningDays: Int?
    /// Minutes between sessions.
    package var buffer: Int?
    /// Weeks in a row that a plan may leave out.
    package var longestGap: Int?
    /// Reasons with commas, or `none`.
    package var doseLost: String?
    /// `missed` and reasons with commas, or `none`.
    package var authorisedLost: String?
    /// `NAME=N`.
    package var weights: [String] = []
    /// Closed days that were read from a calendar.
    package var closedDays: [Day] = []
    /// The code of a place, or `none`.
    package var holidays: String?

    package init(
        hours: String? = nil, closed: [String] = [], phone: String? = nil,
        address: String? = nil, jurisdiction: String? = nil, screeningDays: Int? = nil
    ) {
        (self.hours, self.closed, self.phone) = (hours, closed, phone)
        (self.address, self.jurisdiction) = (address, jurisdiction)
        self.screeningDays = screeningDays
    }

    /// What the words say; days like `+3d` count from `today`.
    ///
    /// - Throws: `Failure` or `CivilTimeError` for a word that is none of its kind.
    package func particulars(today: Day) throws -> ClinicParticulars {
        var told = ClinicParticulars()
        told.hours = try hours.map { try WeeklyHours(parsing: $0) }
        let closing = try Closing(telling: closed, today: today)
        told.closed = Closing(days: closing.days + closedDays, times: closing.times)
        told.holidays = holidays.map { $0.lowercased() == "none" ? .noPlace : .of($0) }
        (told.phone, told.address, told.email) = (phone, address, email)
        told.videoLink = videoLink
        told.jurisdiction = try jurisdiction.map { try Written.choice($0, "jurisdiction") }
        told.doseLost = try doseLost.map { try Written.choices($0, "reason to cancel") }
        told.authorisedLost = try authorisedLost.map {
            try Written.choices($0, "way to lose a session")
        }
        told.weights = try weights.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Int(parts[1]) else {
                throw InputRefusal.noWeight(text, named: parts.first ?? "")
            }
            return (parts[0], value)
        }
        told.screeningDays = screeningDays
        (told.buffer, told.longestGap) = (buffer, longestGap)
        return told
    }
}

extension Closing {
    private static let mostDays = 366

    /// Reads days like `2026-12-25`, from day to day like `2026-12-24..2027-01-01`, and parts of days like
    /// `2026-12-24T12:00..2026-12-24T18:00`; a time alone is from then to the end of its day.
    ///
    /// - Throws: `Failure` where a word is none of these, ends before it begins, or is longer than a year.
    package init(telling texts: [String], today: Day) throws(Failure) {
        var days: [Day] = []
        var times: [Interval<LocalTime>] = []
        for text in texts {
            let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(
                String.init)
            guard ends.count < 3, let first = ends.first, let last = ends.last else {
                throw Self.unreadable(text)
            }
            if let span = try? (Day(telling: first, today: today), Day(telling: last, today: today))
            {
                guard (0..<Self.mostDays).contains(span.1 - span.0) else {
                    throw Self.unreadable(text)
                }
                days += (0...(span.1 - span.0)).map { span.0 + $0 }
            } else {
                times.append(
                    try Self.time(text, from: first, to: ends.count == 1 ? nil : last, today))
            }
        }
        self.init(days: days, times: times)
    }

    private static func time(
        _ text: String, from first: String, to last: String?, _ today: Day
    ) throws(Failure) -> Interval<LocalTime> {
        let start = try LocalTime(telling: first, today: today, at: .midnight)
        var end = LocalTime(start.day + 1, .midnight)
        if let last { end = try LocalTime(telling: last, today: today, at: .endOfDay) }
        guard let time = Interval(start, end), end.day - start.day < mostDays else {
            throw unreadable(text)
        }
        return time
    }

    private static func unreadable(_ text: String) -> Failure {
        Failure(
            .usage, "'\(text)' is no day, and no time from one to a later one.",
            remedy: """
                Write 2026-12-25, or from-to like 2026-12-24..2027-01-01 or \
                2026-12-24T12:00..2026-12-24T18:00, a year at most.
                """)
    }
}
