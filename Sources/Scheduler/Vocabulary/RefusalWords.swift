import CivilTime
import Planner

extension Alternative {
    /// A sentence for the front desk.
    package var description: String {
        switch self {
        case .laterStart(let day): "It fits from \(day)."
        case .otherTherapist(let id): "It fits with \(id)."
        case .widerAvailability(let hours): "It fits if the patient can also come \(hours)."
        case .unblocked(let days): "It fits if the patient can come \(days.told)."
        case .higherDailyMaximum(let id, let most):
            "It fits if \(id) may hold \(counted(most, "session")) a day."
        case .moreSeats(let id, let seats): "It fits if \(id) has \(counted(seats, "seat"))."
        case .otherClass(let id): "It fits in \(id)."
        case .withoutClass: "It fits without a class."
        case .movingOthers(let moves):
            "It fits if " + moves.map(\.description).joined(separator: " and ") + "."
        }
    }
}

extension Rule {
    /// The rule's name for people.
    package var words: String {
        switch self {
        case .openingHours: "opening hours"
        case .closedDay: "closed days"
        case .unusableTime: "the change of the clocks"
        case .patientAvailability: "the patient's hours"
        case .blockedDay: "the patient's blocked days"
        case .patientBusy: "the patient's other appointments"
        case .skill: "the skill asked for"
        case .onlyTherapist: "the one therapist asked for"
        case .therapistHours: "therapists' hours"
        case .absence: "absences"
        case .therapistBusy: "therapists' other sessions"
        case .maxPerDay: "therapists' daily maximum"
        case .room: "rooms"
        case .buffer: "the minutes between sessions"
        case .minDaysBetween: "rest days between sessions"
        case .planWeek: "each session in its week"
        case .startWindow: "the latest start"
        case .horizon: "the last day"
        case .reviewTolerance: "the days of a review"
        case .riderWindow: "the days of a contact"
        case .seat: "the seats of the class"
        case .sessionOrder: "the order of the sessions"
        case .therapistLeft: "who works here"
        case .authorised: "what is authorised"
        }
    }
}

extension RequestProblem: CustomStringConvertible {
    /// What is wrong, in a sentence.
    package var problem: String {
        switch self {
        case .gridMinutes(let minutes): "A grid of \(minutes) minutes cannot be used."
        case .noTherapist: "The diary has no therapist."
        case .unknownTherapist(let id): "There is no therapist '\(id)'."
        case .repeatedID(let id): "'\(id)' stands twice in the diary or the request."
        case .noOpeningHours: "The clinic has no opening hours."
        case .noAvailability: "The patient has no hours to come."
        case .sessionLength(let minutes, let name): "\(name) cannot last \(minutes) minutes."
        case .noWeeks(let phase): "Phase '\(phase)' has no weeks, or too many."
        case .badDose(let dose, let phase):
            "Phase '\(phase)' cannot have \(dose.sessions) sessions in \(dose.weeks) weeks."
        case .sessionCount(let count, let phase):
            "Phase '\(phase)' cannot hold \(count) sessions at its dose."
        case .doesNotFitItsWeeks(let phase, let days):
            "Phase '\(phase)' cannot fit its weeks with \(days) days between sessions."
        case .startDelay(let days): "A latest start of \(days) days after the first cannot be used."
        case .negativeTolerance(let week): "The review of week \(week) has no days to lie in."
        case .emptyWindow(let index): "Contact '\(index)' has no days to lie in."
        case .tooLong(let days): "A plan of \(days) days is too long to place."
        }
    }

    /// What to do next, in a sentence.
    package var remedy: String {
        switch self {
        case .gridMinutes: "Use 5, 10, 15, 20, 30 or 60 minutes."
        case .noTherapist: "Add a therapist with hours."
        case .unknownTherapist: "Name a therapist of this clinic."
        case .repeatedID: "Give each its own id."
        case .noOpeningHours: "Set the clinic's opening hours."
        case .noAvailability: "Ask when the patient can come, or leave it open."
        case .sessionLength: "Use 5 to 480 minutes."
        case .noWeeks: "Use 1 to 104 weeks."
        case .badDose: "Use 1 to 7 sessions a week, or 1 in up to 26 weeks."
        case .sessionCount: "Use as many sessions as the dose gives in the phase's weeks."
        case .doesNotFitItsWeeks: "Use fewer sessions a week or fewer days between them."
        case .startDelay: "Use 0 to 366 days."
        case .negativeTolerance: "Use a week and a tolerance of 0 or more."
        case .emptyWindow: "Write first day, target and last day in this order."
        case .tooLong: "Split it into plans of at most two years."
        }
    }

    /// What is wrong and what to do next.
    package var description: String { "\(problem) \(remedy)" }
}

extension SessionMove: CustomStringConvertible {
    /// From when to when, as the front desk says it.
    package var description: String {
        "\(session) moves from \(from.day) \(from.time) to \(to.time) with \(therapist)"
    }
}

extension [ClosedRange<Day>] {
    /// `on 2027-02-01, from 2027-02-08 to 2027-02-14`, in their order.
    package var told: String {
        map {
            $0.lowerBound == $0.upperBound
                ? "on \($0.lowerBound)" : "from \($0.lowerBound) to \($0.upperBound)"
        }.joined(separator: ", ")
    }
}
