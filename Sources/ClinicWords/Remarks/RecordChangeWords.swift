import CivilTime
import ClinicStore
import Planner

extension RecordChange {
    /// `patient P1: phone 0302, was 0301` or `closed day 2026-12-25 added`.
    var words: String {
        let subject = ([noun] + (step == .changed ? [] : marks)).joined(separator: " ")
        guard step == .changed, !fields.isEmpty else { return "\(subject) \(step.rawValue)" }
        return "\(subject): " + fields.map(words).joined(separator: "; ")
    }

    /// A room does not work here, it is used.
    private func words(_ change: FieldChange) -> String {
        guard kind == .room, change.field == .isActive else { return change.words }
        return change.after == .answer(false) ? "used no more" : "used again"
    }

    /// What tells it from others; a span as one.
    private var marks: [String] {
        let values = fields.reduce(into: [:]) { $0[$1.field] = $1.after ?? $1.before }
        return fields.compactMap { change in
            switch (change.field, values[change.field] ?? nil) {
            case (.startMinute, .time(let start)):
                guard case .time(let end) = values[.endMinute] else { return "\(start)" }
                return Interval(start, end)?.words
            case (.endMinute, _): return nil
            case (.everyDays, .number(let days)): return "every \(counted(Int(days), "day"))"
            case (.isForAll, let answer): return answer == .answer(true) ? "for all" : nil
            case (.lastDay, let day?): return "to \(day.words)"
            case (_, let value): return value?.words
            }
        }
    }

    /// The record with the id by which commands know it.
    private var noun: String {
        switch kind {
        case .clinic: "the clinic"
        case .patient: "patient \(ID<Patient>(number))"
        case .therapist: "therapist \(ID<Therapist>(number))"
        case .room: "room \(ID<Room>(number))"
        case .plan: "plan \(ID<StoredPlan>(number))"
        case .groupClass: "class \(ID<GroupClass>(number))"
        case .wish: "\(kind.names.bare) \(ID<Wish>(number))"
        case .offer: "\(kind.names.bare) \(ID<PlaceOffer>(number))"
        default: kind.names.bare
        }
    }
}

extension FieldChange {
    fileprivate var words: String {
        "\(field.words) \(after?.words ?? "none"), was \(before?.words ?? "none")"
    }
}

extension FieldValue {
    var words: String {
        switch self {
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .time(let time): "\(time)"
        case .therapist(let id): "\(id)"
        case .room(let id): "\(id)"
        case .answer(let answer): answer ? "yes" : "no"
        }
    }
}

extension RecordField {
    /// As it is read aloud: `phone 0302, was 0301`.
    fileprivate var words: String {
        switch self {
        case .startMinute: "start"
        case .endMinute: "end"
        case .everyDays: "days from one to the next"
        case .isForAll: "for all"
        case .firstDay: "first day"
        case .lastDay: "last day"
        case .heightCm: "height in cm"
        case .weightKg: "weight in kg"
        case .smokes: "cigarettes a day"
        case .available: "can come"
        case .email: "e-mail"
        case .travel: "minutes on the way there"
        case .videoLink: "link for video"
        case .modes: "how contacts are held"
        case .timeZone: "time zone"
        case .holidays: "public holidays of"
        case .screeningDays: "days for which a screening holds"
        case .doseLost: "when a lost session counts"
        case .weights: "what wishes weigh"
        case .maxPerDay: "most sessions a day"
        case .buffer: "minutes between sessions"
        case .longestGap: "weeks that a plan may leave out"
        case .authorisedLost: "lost sessions taken from what is authorised"
        case .startBy: "begun by"
        case .longestPause: "longest pause in days"
        case .isActive: "works here"
        case .dischargedDay: "discharged on"
        case .dischargeReason: "reason of the discharge"
        case .sessionsPerWeek: "sessions a week"
        case .doseFrom: "dose from"
        case .minDaysBetween: "rest days"
        case .extraDays: "days by which it is longer"
        case .daysPerWeek: "days a week"
        case .timesPerDay: "times a day"
        case .isProposed: "waits for a prescriber"
        case .stopDay: "stops on"
        case .reviewDay: "review on"
        case .stopReason: "reason of the stop"
        case .closedDay: "closed on"
        case .closedBy: "closed by"
        case .decidedBy: "decided by"
        case .name, .title, .day, .flag, .rule, .medicine, .skill, .therapist, .room, .calendar,
            .born,
            .sex, .prefers, .phone, .language, .address, .hours, .jurisdiction, .capacity, .side,
            .status, .state,
            .summary, .weeks, .sessions, .minutes, .days, .dose, .times, .prescriber, .action,
            .outcome, .reason, .note, .priority, .seats:
            rawValue
        }
    }
}
