/// A kind of record, in the order in which kinds are told.
package enum RecordKind: Hashable, Sendable, CaseIterable {
    case clinic, closedDay, openTime, room, closure, therapist, skill, laterHours, extraHours,
        absence, block
    case attendee, groupClass, meeting
    case patient, fact, condition, medicineTaken, allergy, blockedDays, wish, offer, offerPlace
    case assessment, screening, redFlag, score
    case plan, phase, routine, date, medicine, finding, pause, authorisation
    case therapistBusy, patientBusy
}
