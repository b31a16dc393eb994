package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Books a session for one that was cancelled or missed: in its week if the gap rule allows, else
/// later, whereby its phase ends later (G9). What the lost one held goes with it.
package struct MakeUpSession: Request {
    let lost: ID<Session>
    let to: LocalTime?
    let therapist: ID<Therapist>?
    let room: ID<Room>?
    let override: RuleOverride

    package var reason: String? { override.told }

    /// `to` is `nil` for the best free place.
    package init(
        for lost: ID<Session>, to: LocalTime? = nil, therapist: ID<Therapist>? = nil,
        room: ID<Room>? = nil, override: RuleOverride = .nothing
    ) {
        self.lost = lost
        self.to = to
        self.therapist = therapist
        self.room = room
        self.override = override
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let lost = try act.reading.session(lost)
        try act.clinic.requireGoing(lost.details.patient, act.reading, .booking)
        try act.clinic.requireOwed(lost, act.reading)
        var details = try place(for: lost, act)
        details.makesUp = lost.id
        var report = SessionReport()
        report.lines = try stretch(lost, to: details.start.day, act)
        let booked = try act.writing.addSession(details, uid: act.ambient.makeUID())
        report.changes = [SessionChange(before: nil, after: booked)]
        report.remarks.append(.makesUp(for: lost))
        report.remarks += act.clinic.remarks(on: report.changes)
        if let plan = try lost.details.plan.map(act.reading.plan) {
            report.remarks += try act.clinic.windowsLeft(byMakeUp: booked, of: plan)
        }
        try act.clinic.requireWhole([lost.details.plan], act.writing)
        return report
    }

    private func place(
        for lost: Session, _ act: Act
    ) throws -> SessionDetails {
        guard let to else {
            let places = try LostPlaces(act.clinic, act.reading, lost: lost)
            guard let free = places.offered(1, with: therapist).first else {
                throw BookingRefusal.noTimeToMakeUp(lost.id)
            }
            return places.session(
                at: Slot(
                    start: free.start, minutes: lost.details.minutes, therapist: free.therapist,
                    room: free.room))
        }
        let plan = try lost.details.plan.map(act.reading.plan)
        var details = lost.details
        details.start = to
        details.makesUp = lost.id
        details.exception = nil
        details.therapist = therapist ?? details.therapist
        try act.clinic.requireAhead(details.start)
        let wide = try PlaceRules(
            act.clinic, act.reading, patient: details.patient, plan: plan,
            days: details.start.day...details.start.day,
            moving: lost.status == .missed ? [] : [lost], seats: [lost])
        if let seated = try seated(details, act) {
            details = seated
        } else {
            details.seat = nil
            details = wide.withRoom(details, wanted: room)
        }
        let broken =
            wide.againstDiary(details).filter { details.seat == nil || !$0.rule.isOfMeeting }
            + (try fullness(details, act))
            + wide.course.violations(ofMakeUp: details)
        let open = override.open(broken)
        guard open.isEmpty else {
            throw PlaceRefusal.makesUpNowhere(lost.id, at: details.start, open)
        }
        details.exception = override.exception(to: broken)
        return details
    }

    /// As a seat in the meeting of its class that begins then; `nil` where there is none, or somebody else is asked for.
    private func seated(_ details: SessionDetails, _ act: Act) throws -> SessionDetails? {
        guard let seat = details.seat else { return nil }
        let meeting = try act.reading.meetings(
            of: seat.groupClass, from: details.start, before: details.start + 1
        ).first { $0.status == .held }
        guard let meeting, therapist == nil || therapist == meeting.details.therapist,
            room == nil || room == meeting.details.room
        else { return nil }
        return details.seated(in: meeting)
    }

    /// That the meeting of a seat is full.
    private func fullness(_ details: SessionDetails, _ act: Act) throws -> [RuleViolation] {
        guard let seat = details.seat else { return [] }
        let meeting = try act.reading.meeting(seat.meeting).details
        return [meeting.seatViolation(seated: try act.reading.seats(in: seat.meeting).count)]
            .compactMap { $0 }
    }

    /// Lets the phase end later when the make-up session lies behind its end.
    private func stretch(
        _ lost: Session, to day: Day, _ act: Act
    ) throws -> [CourseRemark] {
        guard let before = try lost.details.plan.map(act.reading.plan) else { return [] }
        let index = before.details.phases.firstIndex { $0.id == lost.details.phase }
        guard let index, before.details.phases[index].lastDay < day else { return [] }
        var plan = before
        plan.details.phases[index].extraDays += day - before.details.phases[index].lastDay
        let lines = plan.follow(phase: index, from: before, today: act.today)
        try act.writing.updateDates(of: plan)
        let end = before.details.phases[index].lastDay
        return [.phaseEnds(index + 1, on: day, before: end)] + lines
    }
}
