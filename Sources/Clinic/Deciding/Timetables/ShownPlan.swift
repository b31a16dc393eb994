import Planner

/// What was shown of a plan when its timetables were found, line by line: it is booked as it was shown, or not at all.
struct ShownPlan: Codable, Equatable {
    /// Phases and reviews.
    let treatment: [String]
    /// What else is done at visits, or is a visit of its own.
    let contacts: [String]
    let medicines: [String]

    init(_ outline: PlanOutline) {
        treatment =
            outline.phases.map { phase in
                let words: [Any] = [
                    phase.name, phase.weeks, phase.sessionsPerWeek, phase.sessions, phase.minutes,
                    phase.minDaysBetween, phase.skill ?? "",
                ]
                return words.map { "\($0)" }.joined(separator: "; ")
            } + outline.reviewWeeks.map { "review of week \($0)" }
        contacts = outline.contacts.map { contact in
            "\(contact.title); \(contact.window.lowerBound) to \(contact.window.upperBound); "
                + "\(contact.form.minutes), \(contact.form.rides)"
        }
        medicines = outline.medicines.map(\.medicine)
    }

    /// What is no more as it was shown.
    func changes(to now: ShownPlan) -> [TimetableRefusal.Part] {
        let parts: [(TimetableRefusal.Part, KeyPath<ShownPlan, [String]>)] = [
            (.treatment, \.treatment), (.contacts, \.contacts), (.medicines, \.medicines),
        ]
        return parts.filter { self[keyPath: $0.1] != now[keyPath: $0.1] }.map(\.0)
    }
}
