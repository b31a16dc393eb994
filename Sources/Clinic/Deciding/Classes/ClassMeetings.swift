package import CivilTime
import ClinicStore
package import Planner
import Scheduler

extension Clinic {
    /// The class that an id like `K1` or a name means.
    ///
    /// - Throws: `InputRefusal` where the text is no class's id or name, or fits several; `StoreError` where the file
    ///   cannot be read.
    package func groupClass(named text: String) throws -> GroupClass {
        let all = try read { try $0.groupClasses() }.map {
            Named(subject: $0, id: "\($0.id)", name: $0.details.name, isGone: !$0.isActive)
        }
        return try NameLookup.find(text, among: all, noun: .class)
    }
}

/// Which meeting of a class is meant: by its day, or by its start where there are several.
package enum MeetingTime: Hashable, Sendable {
    case day(Day)
    case start(LocalTime)

    package var day: Day {
        switch self {
        case .day(let day): day
        case .start(let start): start.day
        }
    }

    fileprivate func isMeant(_ meeting: ClassMeeting) -> Bool {
        switch self {
        case .day(let day): meeting.details.span.start.day == day
        case .start(let start): meeting.details.span.start == start
        }
    }
}

extension StoreReading {
    /// The class, whether or not it still meets.
    func groupClass(_ id: ID<GroupClass>) throws -> GroupClass {
        guard let found = try groupClasses().first(where: { $0.id == id }) else {
            throw StoreError.notFound(what: "class \(id)")
        }
        return found
    }

    /// The one meeting that is held at a time that somebody names.
    ///
    /// Throws where there is none, or several on the day.
    func meeting(of id: ID<GroupClass>, at time: MeetingTime) throws -> ClassMeeting {
        let day = time.day
        let there = try meetings(
            of: id, from: LocalTime(day, .midnight), before: LocalTime(day + 1, .midnight)
        ).filter { $0.status == .held && time.isMeant($0) }
        guard let first = there.first else { throw ClassRefusal.noMeeting(id, on: day) }
        guard there.count == 1 else {
            throw ClassRefusal.severalMeetings(id, there.map(\.details.span.start))
        }
        return first
    }

    /// The live seats of a meeting, in order of their numbers.
    func seats(in meeting: ID<ClassMeeting>) throws -> [Session] {
        var filter = SessionFilter()
        filter.meeting = meeting
        return try sessions(filter).filter(\.status.isLive).sorted { $0.id < $1.id }
    }
}

extension ClassMeeting {
    /// What is against it in a diary that it takes no part in, whoever may be seated.
    func violations(in diary: Diary) -> [RuleViolation] { details.violations(in: diary) }
}

extension MeetingDetails {
    var minutes: Int { span.end.minute - span.start.minute }

    var slot: Slot {
        Slot(start: span.start, minutes: minutes, therapist: therapist, room: room)
    }

    /// What is against it in a diary that it takes no part in, whoever may be seated.
    func violations(in diary: Diary) -> [RuleViolation] {
        let day = span.start.day
        let request = ContactRequest(
            minutes: minutes, therapist: therapist, needsRoom: room != nil,
            patient: PatientLimits(), from: day, through: day)
        return Scheduler.violations(of: request, at: slot, in: diary)
    }
}

extension Rule {
    /// Whether nobody decides about it later: a meeting is not made where it is broken. What else is broken, such as
    /// that the clinic is closed, may change, and the meeting is not held while it is.
    var keepsMeetingOut: Bool { isFirm || self == .maxPerDay || self == .buffer }
}

extension StoreReading {
    /// The meetings of a class from a time on in which a patient has no seat.
    func seatless(
        _ patient: ID<Patient>, in groupClass: ID<GroupClass>, from start: LocalTime
    ) throws -> [ClassMeeting] {
        var filter = SessionFilter(patient: patient, from: start.day)
        filter.groupClass = groupClass
        let seated = Set(
            try sessions(filter).filter(\.status.isLive).compactMap { $0.details.seat?.meeting })
        return try meetings(of: groupClass, from: start).filter {
            $0.status == .held && !seated.contains($0.id)
        }
    }
}

extension StoreReading {
    /// The meetings about some days in which a seat is free for those of some sessions that are seats in the class,
    /// their own seats among them.
    func freeMeetings(
        for moving: [Session], on days: ClosedRange<Day>
    ) throws -> [ClassMeeting] {
        let ids = Set(moving.map(\.id))
        return try Set(moving.compactMap(\.details.seat?.groupClass)).sorted().flatMap {
            try meetings(
                of: $0, from: LocalTime(days.lowerBound - 1, .midnight),
                before: LocalTime(days.upperBound + 2, .midnight))
        }.filter { meeting in
            let others = try seats(in: meeting.id).count { !ids.contains($0.id) }
            return meeting.status == .held
                && meeting.details.seatViolation(seated: others) == nil
        }
    }
}
