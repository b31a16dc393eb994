import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Act {
    /// The other meeting of its class to which a seat would go at a time; `nil` where the class has none then.
    func otherMeeting(for seat: Session, at start: LocalTime) throws -> ClassMeeting? {
        guard let own = seat.details.seat, start != seat.details.start else { return nil }
        return try reading.meetings(of: own.groupClass, from: start, before: start + 1)
            .first { $0.status == .held }
    }

    /// Gives a patient a seat in another meeting of the class, instead of the one that they have.
    ///
    /// Throws where none is free, or a rule that is not set aside is against it.
    func moveSeat(
        _ named: Session, to meeting: ClassMeeting, _ override: RuleOverride
    ) throws -> SessionReport {
        let details = meeting.details
        let plan = try named.details.plan.map { try reading.plan($0) }
        let rules = try PlaceRules(
            clinic, reading, patient: named.details.patient, plan: plan,
            days: details.span.start.day...details.span.start.day, moving: [named])
        var moved = named
        moved.details = named.details.seated(in: meeting)
        if moved.status == .confirmed { moved.status = .booked }
        let full = details.seatViolation(seated: try reading.seats(in: meeting.id).count)
        let broken =
            try troubles.standing(against: meeting) + (full.map { [$0] } ?? [])
            + rules.againstDiary(moved.details).filter(\.rule.isOfPatient)
            + rules.course.violations(of: moved.details, from: named.details)
        let exception = try override.settle(broken, for: named.id, at: details.span.start)
        moved.details.exception = exception.keepingVisit(named.details.exception)
        var report = SessionReport()
        let after = try writing.updateSession(moved)
        report.changes = [SessionChange(before: named, after: after)]
        report.remarks = clinic.remarks(on: report.changes) + broken.map(SessionRemark.setAside)
        try clinic.requireWhole([named.details.plan], writing)
        return report
    }
}

extension SessionDetails {
    /// As a seat in a meeting.
    func seated(in meeting: ClassMeeting) -> SessionDetails {
        var seated = self
        (seated.start, seated.minutes) = (meeting.details.span.start, meeting.details.minutes)
        (seated.therapist, seated.room) = (meeting.details.therapist, meeting.details.room)
        seated.seat = meeting.seat
        return seated
    }
}

extension Rule {
    /// Whether it is about when the patient can come, whoever treats and wherever.
    var isOfPatient: Bool { [.patientAvailability, .blockedDay, .patientBusy].contains(self) }
}
