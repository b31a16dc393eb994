package import CivilTime
package import Planner

/// What a change did to one record of the clinic.
package struct RecordChange: Hashable, Sendable {
    package let kind: RecordKind
    /// Its number among the records of its kind: 2 of patient P2.
    package let number: Int64
    package let step: HistoryFact.Step
    /// What is another now; of a record that came or went, what tells it from others.
    package let fields: [FieldChange]
}

/// What stood in a record before and after a change; `nil` where nothing did.
package struct FieldChange: Hashable, Sendable {
    package let field: RecordField
    package let before: FieldValue?
    package let after: FieldValue?
}

/// What stands in a record.
package enum FieldValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    /// Wall clock of the clinic's zone.
    case time(LocalTime)
    case therapist(ID<Therapist>)
    case room(ID<Room>)
    case answer(Bool)
}

/// What of a record history tells, by the names that documents have for it, in the order in which it is told.
package enum RecordField: String, CaseIterable, Hashable, Sendable {
    case name, title, day, flag, rule, medicine, skill, therapist, room, calendar
    case startMinute = "start"
    case endMinute = "end"
    case everyDays, firstDay, lastDay, isForAll, born, sex, heightCm, weightKg, smokes, available,
        prefers, email, phone
    case language, travel, videoLink, modes
    case address, timeZone, hours, holidays, jurisdiction, screeningDays, doseLost, weights
    case capacity, seats, maxPerDay, buffer, longestGap, authorisedLost, isActive, side, status,
        state,
        dischargedDay,
        dischargeReason, summary, priority
    case weeks, sessions, sessionsPerWeek, minutes, minDaysBetween, extraDays, doseFrom, days
    case startBy, longestPause
    case dose, times, daysPerWeek, timesPerDay, isProposed, stopDay, reviewDay, prescriber
    case stopReason, action, outcome, closedDay, closedBy, decidedBy, reason, note
}

extension ChangedRow {
    /// What became of the record that the row is; `nil` for one that is told with something else.
    func recordChange(_ step: HistoryFact.Step) -> RecordChange? {
        guard let kind = key.table.record else { return nil }
        let fields = step == .changed ? RecordField.allCases : kind.identity
        return RecordChange(
            kind: kind, number: key.id, step: step,
            fields: fields.compactMap { field in
                let (old, new) = (value(field, before), value(field, after))
                return old == new ? nil : FieldChange(field: field, before: old, after: new)
            })
    }

    private func value(_ field: RecordField, _ row: ToldRow?) -> FieldValue? {
        guard let stored = row?[field.rowColumn] else { return nil }
        switch (field, stored) {
        case (_, .null), (_, .text("")): return nil
        case (.startMinute, .integer(let minute)), (.endMinute, .integer(let minute)):
            return .time(LocalTime(minute: Int(minute)))
        case (.therapist, .integer(let number)): return .therapist(ID(number))
        case (.room, .integer(let number)): return .room(ID(number))
        case (.isActive, .integer(let number)), (.isProposed, .integer(let number)),
            (.isForAll, .integer(let number)):
            return .answer(number != 0)
        case (_, .integer(let number)): return .number(Double(number))
        case (_, .real(let number)): return .number(number)
        case (_, .text(let text)): return .text(text)
        }
    }
}

extension RecordField {
    /// Where it stands in a row.
    var rowColumn: String { "\(self)" }
}

extension RecordKind {
    /// What tells one record from others of its kind, beside its number.
    fileprivate var identity: [RecordField] {
        switch self {
        case .clinic, .room, .therapist, .phase: [.name]
        case .closedDay, .assessment, .screening: [.day]
        case .skill: [.skill, .therapist]
        case .absence: [.therapist, .startMinute, .endMinute, .reason]
        case .laterHours: [.therapist, .firstDay, .hours]
        case .extraHours: [.therapist, .startMinute, .endMinute]
        case .block: [.name, .startMinute, .endMinute, .everyDays, .lastDay, .isForAll]
        case .attendee: [.therapist]
        case .groupClass: [.name, .therapist, .room, .minutes, .seats]
        case .meeting: [.therapist, .room, .startMinute, .endMinute]
        case .closure: [.room, .startMinute, .endMinute, .reason]
        case .openTime: [.startMinute, .endMinute]
        case .blockedDays, .pause: [.firstDay, .lastDay]
        case .redFlag: [.flag]
        case .routine: [.medicine, .firstDay]
        case .date: [.title, .day]
        case .medicine: [.name]
        case .finding: [.rule]
        case .therapistBusy, .patientBusy: [.calendar, .startMinute, .endMinute]
        case .wish: [.priority]
        case .offer, .offerPlace: [.therapist, .startMinute, .endMinute]
        case .authorisation: [.sessions, .lastDay]
        case .patient, .plan, .fact, .condition, .medicineTaken, .allergy, .score: []
        }
    }
}
