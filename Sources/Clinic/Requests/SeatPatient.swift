package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Gives a patient a seat in meetings of a class that are to come: a session in each.
///
/// Where one is full, or the patient cannot come, none is given, unless such are left out or waited for.
package struct SeatPatient: Request {
    let groupClass: ID<GroupClass>
    let patient: ID<Patient>
    let choice: Choice
    /// Gives seats in the others where some do not fit.
    package var leavesOut = false
    /// The same, and puts the patient on the waiting list where some are full.
    package var waits = false

    /// In which meetings.
    package enum Choice: Hashable, Sendable {
        /// In all that are to come, from a day on.
        case from(Day?)
        case at([MeetingTime])
    }

    package init(
        _ patient: ID<Patient>, in groupClass: ID<GroupClass>, _ choice: Choice = .from(nil)
    ) {
        (self.groupClass, self.patient, self.choice) = (groupClass, patient, choice)
    }

    package func carryOut(_ act: Act) throws -> Seating {
        let known = try act.reading.groupClass(groupClass)
        guard known.isActive else { throw ClassRefusal.ended(known) }
        let patient = try act.reading.patient(patient)
        let wanted = try wanted(act)
        let exception = try BookSession(of: patient.id, at: wanted[0].details.span.start)
            .admitted(patient, act)
        let check = try SeatCheck(of: patient, in: wanted, act)
        let refused = wanted.compactMap(check.refusal)
        let free = wanted.filter { check.isFree($0) }
        let isFull = refused.contains(where: \.isFull)
        guard refused.isEmpty || canLeave(refused, free) else {
            throw ClassRefusal.notSeated(
                patient.id, groupClass, refused, of: wanted.count,
                .init(leaving: !free.isEmpty && !leavesOut, waiting: isFull && !waits))
        }
        let sessions = try free.map { meeting in
            var details = SessionDetails(of: patient.id, in: meeting, of: known)
            details.exception = exception
            return try act.writing.addSession(details, uid: act.ambient.makeUID())
        }
        return Seating(
            groupClass: known, sessions: sessions, notHeld: wanted.compactMap(check.notHeld),
            leftOut: refused, wish: isFull && waits ? try wish(act) : nil)
    }

    /// Whoever waits for what is full needs nothing else now.
    private func canLeave(_ refused: [RefusedDate], _ free: [ClassMeeting]) -> Bool {
        if waits, refused.allSatisfy(\.isFull) { return true }
        return leavesOut && !free.isEmpty
    }

    private func wish(_ act: Act) throws -> Wish {
        let aim = Wish.Aim.seat(groupClass)
        let known = try act.reading.wishes(of: patient).first { $0.aim == aim }
        return try known
            ?? act.writing.addWish(of: patient, for: aim, .routine, since: act.today)
    }

    /// Those in which the patient has no seat; never none.
    private func wanted(_ act: Act) throws -> [ClassMeeting] {
        let meetings: [ClassMeeting] =
            switch choice {
            case .from(let day):
                try act.meetings(of: groupClass, at: nil, nil).filter {
                    $0.details.span.start.day >= day ?? act.today
                }
            case .at(let times):
                try times.map { try act.meetings(of: groupClass, at: $0, .only)[0] }
                    .sorted { $0.details.span.start < $1.details.span.start }
            }
        guard let first = meetings.first else {
            var day: Day?
            if case .from(let from) = choice { day = from }
            throw ClassRefusal.noMeeting(groupClass, on: day)
        }
        var filter = SessionFilter(patient: patient, from: first.details.span.start.day)
        filter.groupClass = groupClass
        let seated = Set(
            try act.reading.sessions(filter).filter(\.status.isLive)
                .compactMap { $0.details.seat?.meeting })
        let free = meetings.filter { !seated.contains($0.id) }
        guard !free.isEmpty else { throw ClassRefusal.seatedAlready(patient, groupClass) }
        return free
    }
}

/// What is against a seat for a patient in each of some meetings.
private struct SeatCheck {
    private let limits: PatientLimits
    private let diary: Diary
    private let seated: [ID<ClassMeeting>: Int]
    private let troubles: Troubles

    init(of patient: Patient, in meetings: [ClassMeeting], _ act: Act) throws {
        let days = meetings.map(\.details.span.start.day)
        let first = days.min() ?? act.today
        limits = try act.clinic.limits(
            of: patient, from: first, only: nil, chosenBy: .person, act.reading)
        var diary = try act.clinic.diary(
            act.reading, from: first - 1, through: (days.max() ?? first) + 1)
        (diary.therapists, diary.rooms) = ([], [])
        self.diary = diary
        seated = try meetings.reduce(into: [:]) {
            $0[$1.id] = try act.reading.seats(in: $1.id).count
        }
        troubles = try act.troubles
    }

    func isFree(_ meeting: ClassMeeting) -> Bool {
        refusal(meeting) == nil && notHeld(meeting) == nil
    }

    /// Why it cannot be held.
    func notHeld(_ meeting: ClassMeeting) -> RefusedDate? {
        let broken = troubles.standing(against: meeting)
        return broken.isEmpty
            ? nil : RefusedDate(start: meeting.details.span.start, broken: broken)
    }

    /// Why there is no seat for the patient, though it is held.
    func refusal(_ meeting: ClassMeeting) -> RefusedDate? {
        guard notHeld(meeting) == nil else { return nil }
        let day = meeting.details.span.start.day
        let request = ContactRequest(
            minutes: meeting.details.minutes, patient: limits, from: day, through: day)
        let own = violations(of: request, at: meeting.details.slot, in: diary).filter(
            \.rule.isOfPatient)
        let full = meeting.details.seatViolation(seated: seated[meeting.id] ?? 0)
        let broken = (full.map { [$0] } ?? []) + own
        return broken.isEmpty
            ? nil : RefusedDate(start: meeting.details.span.start, broken: broken)
    }
}

extension RefusedDate {
    /// Whether nothing but a seat is missing.
    fileprivate var isFull: Bool { broken.allSatisfy { $0.rule == .seat } }
}

extension SessionDetails {
    /// A seat in a meeting, as it is booked.
    init(of patient: ID<Patient>, in meeting: ClassMeeting, of known: GroupClass) {
        let details = meeting.details
        self.init(
            plan: nil, patient: patient, therapist: details.therapist, room: details.room,
            kind: .physiotherapy, title: known.details.name, start: details.span.start,
            minutes: details.minutes)
        seat = meeting.seat
    }
}
