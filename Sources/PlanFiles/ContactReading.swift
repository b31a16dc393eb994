import Planner

extension Entry {
    /// `{minutes: 15, rides: 15, remote: true}`
    func contactForm() -> ContactForm {
        ContactForm(
            minutes: integer("minutes", 5...240), rides: optionalInteger("rides", 0...240) ?? 0,
            isRemote: flag("remote"))
    }

    func contactForm(_ key: String) -> ContactForm {
        inside(key) { $0.contactForm() } ?? ContactForm(minutes: 5)
    }

    func doseFloor() -> DoseFloor {
        DoseFloor(
            cause: id("cause", .cause), sessions: integer("sessions", 1...100),
            weeks: integer("weeks", 1...104), studied: text("studied"), evidence: evidence())
    }

    func classPhase() -> ClassPhase {
        ClassPhase(
            cause: id("cause", .cause), phase: integer("phase", 1...100), studied: text("studied"),
            evidence: evidence())
    }

    func contactTimes() -> ContactTimes {
        ContactTimes(
            review: contactForm("review"), baselineMinutes: integer("baseline-minutes", 0...120),
            firstSessionMinutes: integer("first-session-at-least", 0...240),
            mostOnSession: integer("most-on-one-session", 1...10),
            longestContact: integer("longest-contact", 5...240), evidence: evidence())
    }
}
