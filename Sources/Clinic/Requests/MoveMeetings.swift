import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Moves meetings of a class with all seats in them: to another time, therapist or room.
///
/// Nobody is moved to where they are busy; who cannot come for another reason keeps the seat, which is in trouble.
package struct MoveMeetings: Request {
    let groupClass: ID<GroupClass>
    let time: MeetingTime
    let scope: SessionScope?
    package var to: NewStart?
    package var therapist: ID<Therapist>?
    package var room: ID<Room>?

    package init(of groupClass: ID<GroupClass>, at time: MeetingTime, _ scope: SessionScope?) {
        (self.groupClass, self.time, self.scope) = (groupClass, time, scope)
    }

    package func carryOut(_ act: Act) throws -> ChangedMeetings {
        let known = try act.reading.groupClass(groupClass)
        guard known.isActive else { throw ClassRefusal.ended(known) }
        let meetings = try act.meetings(of: groupClass, at: time, scope)
        let named = try act.reading.meeting(of: groupClass, at: time)
        let moved = try meetings.map { try self.moved($0, by: shift(of: named)) }
        guard moved != meetings else { throw ClassRefusal.movesNowhere(groupClass) }
        for meeting in moved { try act.clinic.requireAhead(meeting.details.span.start) }
        try requireFree(moved, insteadOf: meetings, act)
        let seats = try meetings.flatMap { try act.reading.seats(in: $0.id) }
        let places = Dictionary(uniqueKeysWithValues: moved.map { ($0.id, $0) })
        let landed = seats.map { $0.moved(with: places) }
        try requireAtHand(landed, insteadOf: seats, act)
        let kept = try act.writing.update(moved, with: landed)
        var report = SessionReport()
        report.changes = zip(seats, kept).map { SessionChange(before: $0, after: $1) }
            .sorted {
                ($0.after.details.start, $0.after.id) < ($1.after.details.start, $1.after.id)
            }
        report.remarks = act.clinic.remarks(on: report.changes)
        try act.clinic.requireWhole(seats.map(\.details.plan), act.writing)
        return ChangedMeetings(
            groupClass: known, meetings: zip(meetings, moved).map { (before: $0, after: $1) },
            report: report)
    }

    /// Minutes by which the one named goes.
    private func shift(of named: ClassMeeting) -> Int {
        let start = named.details.span.start
        return switch to {
        case .day(let day): LocalTime(day, start.time).minute - start.minute
        case .time(let time): time.minute - start.minute
        case nil: 0
        }
    }

    private func moved(_ meeting: ClassMeeting, by minutes: Int) throws -> ClassMeeting {
        var moved = meeting
        let span = meeting.details.span
        moved.details.span = Interval(span.start + minutes, span.end + minutes) ?? span
        moved.details.therapist = therapist ?? moved.details.therapist
        moved.details.room = room ?? moved.details.room
        return moved
    }

    /// Every rule of the diary holds, as whoever moves it could choose another time.
    private func requireFree(
        _ moved: [ClassMeeting], insteadOf meetings: [ClassMeeting], _ act: Act
    ) throws {
        let days = moved.map(\.details.span.start.day)
        var diary = try act.clinic.diary(
            act.reading, from: (days.min() ?? act.today) - 1,
            through: (days.max() ?? act.today) + 1)
        for meeting in meetings { diary.remove(meeting.details.slot) }
        let troubles = try act.troubles
        let refused = zip(meetings, moved).compactMap { before, meeting -> RefusedDate? in
            // What is not held where it stands need not be held where it goes.
            let known = Set(troubles.standing(against: before).map(\.rule))
            let broken = meeting.violations(in: diary).filter { !known.contains($0.rule) }
            return broken.isEmpty
                ? nil : RefusedDate(start: meeting.details.span.start, broken: broken)
        }
        guard refused.isEmpty else {
            throw ClassRefusal.notFree(refused, of: moved.count, inTheWay: [], leavesOut: true)
        }
    }

    /// Nobody has another session, or is known to be busy, where a seat goes.
    private func requireAtHand(
        _ landed: [Session], insteadOf seats: [Session], _ act: Act
    ) throws {
        let moving = Set(seats.map(\.id))
        let busy = try landed.filter { seat in
            guard let span = seat.details.span else { return false }
            let patient = try act.reading.patient(seat.details.patient)
            let limits = try act.clinic.limits(
                of: patient, from: span.start.day, only: nil, moving: moving, chosenBy: .person,
                act.reading)
            return limits.busy.contains(where: span.overlaps)
        }
        if let first = busy.first {
            throw ClassRefusal.cannotCome(busy, at: first.details.start, groupClass)
        }
    }
}

extension Session {
    /// As a seat in its meeting where that is held then; nobody has confirmed the new time.
    fileprivate func moved(with meetings: [ID<ClassMeeting>: ClassMeeting]) -> Session {
        guard let meeting = details.seat.flatMap({ meetings[$0.meeting] }) else { return self }
        var moved = self
        moved.details.start = meeting.details.span.start
        moved.details.therapist = meeting.details.therapist
        moved.details.room = meeting.details.room
        if moved.details.start != details.start, status == .confirmed { moved.status = .booked }
        return moved
    }
}
