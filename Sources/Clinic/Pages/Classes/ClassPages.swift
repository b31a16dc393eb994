package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A meeting of a class, as pages show it.
package struct MeetingEntry: Documented, Sendable {
    package let meeting: ClassMeeting
    /// Names.
    package let name: String
    package let therapist: String
    /// `nil` without a room.
    package let room: String?
    /// Those who have a seat, in order of their numbers.
    package let seated: [SessionEntry]
    /// What keeps it from being held as it stands; empty of one that is over.
    let broken: [RuleViolation]

    package var free: Int { max(0, meeting.details.seats - seated.count) }
    /// The same in words, a sentence each.
    package var reasons: [String] { broken.map(\.detail) }
    package var isCancelled: Bool { meeting.status == .cancelled }

    package var json: JSON {
        let details = meeting.details
        return [
            "class": .text(details.groupClass), "name": .string(name),
            "therapist": .text(details.therapist), "room": .text(details.room),
            "start": .text(details.span.start), "end": .text(details.span.end),
            "seats": .integer(details.seats), "free": .integer(free),
            "status": .string(meeting.status.rawValue), "reason": .text(meeting.reason),
            "held": .bool(!isCancelled && broken.isEmpty),
            "why": .texts(broken.map { "\($0.rule.code): \($0.detail)" }),
            "seated": .array(
                seated.map { ["session": .text($0.id), "patient": .text($0.details.patient)] }),
        ]
    }
}

/// A class, as pages show it.
package struct ClassEntry: Documented, Sendable {
    package let groupClass: GroupClass
    /// Names.
    package let therapist: String
    /// `nil` without a room.
    package let room: String?
    /// How many meetings are to come.
    package let ahead: Int
    /// The first of them.
    package let next: MeetingEntry?

    package var json: JSON {
        let details = groupClass.details
        return [
            "id": .text(groupClass.id), "name": .string(details.name),
            "therapist": .text(details.therapist), "room": .text(details.room),
            "minutes": .integer(details.minutes), "seats": .integer(details.seats),
            "active": .bool(groupClass.isActive), "meetingsAhead": .integer(ahead),
            "next": next.map(\.json) ?? .null,
        ]
    }
}

/// All classes that still meet, in order of their numbers.
package struct ClassList: Page {
    package let classes: [ClassEntry]
}

/// A class with its meetings and who waits for a seat.
package struct ClassPage: Page {
    package let `class`: ClassEntry
    package let meetings: [MeetingEntry]
    package let waiting: [WaitingEntry]
}

/// Meetings that were just made, of a class that is new or was changed.
package struct MadeClass: Page {
    package let `class`: ClassEntry
    package let meetings: [MeetingEntry]
    /// Times at which none was made.
    package let leftOut: [BookedSeries.LeftOut]
}

extension Clinic {
    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func classList() throws -> ClassList {
        let desk = try ClassDesk(self)
        return try read { reading in
            ClassList(
                classes: try reading.groupClasses().filter(\.isActive).map {
                    try desk.entry($0, reading)
                })
        }
    }

    /// A class with its meetings from a day on, or all that are to come.
    ///
    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func page(of groupClass: ID<GroupClass>, from day: Day?) throws -> ClassPage {
        let desk = try ClassDesk(self)
        return try read { reading in
            let known = try reading.groupClass(groupClass)
            let start = day.map { LocalTime($0, .midnight) } ?? now
            let waiting = try waitingForSeats(in: groupClass, reading)
            return ClassPage(
                class: try desk.entry(known, reading),
                meetings: try reading.meetings(of: groupClass, from: start).map {
                    try desk.entry($0, reading)
                }, waiting: waiting.map { WaitingEntry($0, on: today) })
        }
    }

    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func page(of made: MadeMeetings) throws -> MadeClass {
        let desk = try ClassDesk(self)
        return try read { reading in
            MadeClass(
                class: try desk.entry(made.groupClass, reading),
                meetings: try made.meetings.map { try desk.entry($0, reading) },
                leftOut: made.leftOut.map { BookedSeries.LeftOut(date: $0) })
        }
    }

    /// Those who wait for a seat in a class, in the order in which they are helped; nobody whose treatment is stopped.
    func waitingForSeats(
        in groupClass: ID<GroupClass>, _ reading: StoreReading
    ) throws -> [Waiting] {
        try addedOrHeld(reading).filter { waiting in
            guard case .seat(groupClass, _) = waiting.need else { return false }
            return !waiting.isStopped
        }
    }
}

/// Who is who in classes at the moment at which a page is read.
struct ClassDesk {
    private let now: LocalTime
    private let roster: Roster
    private let troubles: Troubles
    private let names: [ID<GroupClass>: String]

    init(_ clinic: Clinic, _ known: Roster? = nil) throws {
        roster = try known ?? clinic.roster()
        (now, troubles) = (clinic.now, roster.troubles)
        names = try clinic.read { try $0.groupClasses() }.reduce(into: [:]) {
            $0[$1.id] = $1.details.name
        }
    }

    func entry(_ known: GroupClass, _ reading: StoreReading) throws -> ClassEntry {
        let ahead = try reading.meetings(of: known.id, from: now).filter { $0.status == .held }
        return ClassEntry(
            groupClass: known, therapist: roster.name(known.details.therapist),
            room: known.details.room.map(roster.name), ahead: ahead.count,
            next: try ahead.first.map { try entry($0, reading) })
    }

    func entry(_ meeting: ClassMeeting, _ reading: StoreReading) throws -> MeetingEntry {
        let details = meeting.details
        let isOver = details.span.end <= now || meeting.status == .cancelled
        return MeetingEntry(
            meeting: meeting, name: names[details.groupClass] ?? "\(details.groupClass)",
            therapist: roster.name(details.therapist), room: details.room.map(roster.name),
            seated: roster.entries(try reading.seats(in: meeting.id)),
            broken: isOver ? [] : troubles.standing(against: meeting))
    }

    /// The meetings that are held on a day, with one therapist or anybody.
    func entries(
        on day: Day, with therapist: ID<Therapist>?, _ reading: StoreReading
    ) throws -> [MeetingEntry] {
        try reading.meetings(
            from: LocalTime(day, .midnight), before: LocalTime(day + 1, .midnight)
        ).filter {
            $0.status == .held && (therapist ?? $0.details.therapist) == $0.details.therapist
        }.map { try entry($0, reading) }
    }
}

extension Clinic {
    /// The meetings that are held on a day, with one therapist or anybody; `nil` for none.
    func classes(
        on day: Day, with therapist: ID<Therapist>?, _ roster: Roster
    ) throws -> [MeetingEntry]? {
        let found = try read { reading in
            try reading.groupClasses().isEmpty
                ? [] : ClassDesk(self, roster).entries(on: day, with: therapist, reading)
        }
        return found.isEmpty ? nil : found
    }
}
