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
    package var jurisdiction: String?
    package var screeningDays: Int?
    /// Reasons with commas, or `none`.
    package var doseLost: String?
    /// `NAME=N`.
    package var weights: [String] = []
    /// Closed days that were read from a calendar.
    package var holidays: [Day] = []

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
        told.closed = try closed.map { try Day(telling: $0, today: today) } + holidays
        (told.phone, told.address, told.email) = (phone, address, email)
        told.jurisdiction = try jurisdiction.map { try Written.choice($0, "jurisdiction") }
        told.doseLost = try doseLost.map { words in
            words == "none"
                ? []
                : Set(
                    try words.split(separator: ",").map {
                        try Written.choice(String($0), "reason to cancel")
                    })
        }
        told.weights = try weights.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Int(parts[1]) else {
                throw InputRefusal.noWeight(text, named: parts.first ?? "")
            }
            return (parts[0], value)
        }
        told.screeningDays = screeningDays
        return told
    }
}
