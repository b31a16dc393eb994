package import CivilTime
import Planner

/// What is said of a therapist; what is `nil` stays as it is.
package struct TherapistChange: Sendable {
    package var name: String?
    package var hours: WeeklyHours?
    /// Instead: hours from a day on, in place of those that were to begin then or later.
    package var later: DatedHours?
    /// More hours beside the others; no others where `replacesExtra`.
    package var extra: [Interval<LocalTime>] = []
    package var replacesExtra = false
    package var skills: [String]?
    /// Most sessions a day, 1 to 100; 0 takes the limit away.
    package var maxPerDay: Int?
    /// Minutes between sessions, 0 to 120; `nil` within for those of the clinic.
    package var buffer: Int??
    package var email: String?

    package init(
        name: String? = nil, hours: WeeklyHours? = nil, skills: [String]? = nil,
        maxPerDay: Int? = nil, email: String? = nil
    ) {
        self.name = name
        self.hours = hours
        self.skills = skills
        self.maxPerDay = maxPerDay
        self.email = email
    }

    /// - Throws: a refusal where nobody could be booked like that.
    func apply(to therapist: inout Therapist) throws {
        therapist.name = try Text.name(name ?? therapist.name, of: .therapist)
        if let hours { (therapist.hours, therapist.later) = (hours, []) }
        if let later {
            therapist.later = therapist.later.filter { $0.from < later.from } + [later]
        }
        therapist.extra = Interval.joined((replacesExtra ? [] : therapist.extra) + extra)
        if let skills {
            therapist.skills = Set(try skills.map { try Text.words($0, of: .skill) }).sorted()
        }
        if let maxPerDay { therapist.maxPerDay = maxPerDay == 0 ? nil : maxPerDay }
        if let buffer {
            therapist.buffer = try buffer.map { try Text.range($0, 0...120, .buffer) }
        }
        if let email { therapist.email = try Text.mailAddress(email) }
        if let most = therapist.maxPerDay {
            _ = try Text.range(most, 1...100, .dailyMaximum)
        }
        guard !therapist.hours.isEmpty, !therapist.later.contains(where: \.hours.isEmpty) else {
            throw StaffRefusal.noHours
        }
    }
}
