package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Makes a class with its meetings, each a row of its own that takes its therapist and a place of its room.
///
/// Where something is booked at the time of one, none is made, unless such are to be left out.
package struct AddClass: Request {
    let details: ClassDetails
    let times: [ClassTime]
    let until: Day?
    let leavesOut: Bool

    /// `until` is the last day on which it meets; without it so many weeks are made as `ClassTime.usualWeeks`.
    package init(
        _ details: ClassDetails, at times: [ClassTime], until: Day? = nil,
        leavingOut leavesOut: Bool = false
    ) {
        (self.details, self.times, self.until) = (details, times, until)
        self.leavesOut = leavesOut
    }

    /// The class, its meetings in order, and the times at which none was made.
    package func carryOut(_ act: Act) throws -> MadeMeetings {
        var details = details
        details.name = try act.className(details.name, of: nil)
        details.minutes = try Text.range(details.minutes, 5...240, .length)
        details.seats = try Text.range(details.seats, 1...99, .seats)
        let therapist = try act.reading.therapist(details.therapist)
        guard therapist.isActive else { throw StaffRefusal.hasLeft(therapist) }
        if let room = try details.room.map(act.reading.room), !room.isActive {
            throw StaffRefusal.roomGone(room)
        }
        let made = try act.writing.addClass(details)
        return try act.addMeetings(to: made, at: times, until: until, leavingOut: leavesOut)
    }
}

/// When a class meets: once, or again and again.
package struct ClassTime: Hashable, Sendable {
    /// Of weeks for which meetings are made where nobody says until when.
    package static let usualWeeks = 26

    let first: LocalTime
    /// From one to the next; `nil` for once.
    let everyDays: Int?

    package init(_ first: LocalTime, every days: Int? = nil) {
        (self.first, everyDays) = (first, days.map { max(1, $0) })
    }

    fileprivate func starts(until last: Day?) -> [LocalTime] {
        guard let everyDays else { return [first] }
        let last = last ?? first.day + (Self.usualWeeks * 7 - 1)
        return SeriesRhythm(every: everyDays, .until(last)).starts(from: first)
    }
}

extension Act {
    /// The name, where no other class that still meets has it, in whatever capitals and accents.
    func className(_ told: String, of own: ID<GroupClass>?) throws -> String {
        let name = try Text.name(told, of: .class)
        let form = NameForm(name)
        let other = try reading.groupClasses().first {
            $0.id != own && $0.isActive && NameForm($0.details.name) == form
        }
        if let other { throw ClassRefusal.exists(other) }
        return name
    }

    /// Makes meetings as the class is usually held. What only keeps one from being held now, such as a closed day,
    /// keeps none from being made, but not all.
    func addMeetings(
        to known: GroupClass, at times: [ClassTime], until: Day?, leavingOut leavesOut: Bool
    ) throws -> MadeMeetings {
        let starts = Set(times.flatMap { $0.starts(until: until) }).sorted()
        guard let first = starts.first, let last = starts.last else {
            let first = times.map(\.first.day).min() ?? today
            throw ClassRefusal.endsBefore(until ?? today, first: first)
        }
        _ = try Text.range(starts.count, 1...SeriesRhythm.mostSessions, .meetings)
        for start in [first, last] { try clinic.requireAhead(start) }
        let wanted = starts.compactMap { start in
            Interval(start, start + known.details.minutes).map { MeetingDetails(of: known, $0) }
        }
        let (free, refused) = try sorted(wanted, first.day...last.day)
        guard refused.isEmpty || leavesOut && !free.isEmpty else {
            throw ClassRefusal.notFree(
                refused, of: starts.count, inTheWay: try inTheWay(of: wanted),
                leavesOut: leavesOut || free.isEmpty)
        }
        let made = try free.map { try writing.addMeeting($0, uid: ambient.makeUID()) }
        return MadeMeetings(groupClass: known, meetings: made, leftOut: refused)
    }

    /// Which of them can be made, and what is against the others.
    private func sorted(
        _ wanted: [MeetingDetails], _ days: ClosedRange<Day>
    ) throws -> (free: [MeetingDetails], refused: [RefusedDate]) {
        let diary = try clinic.diary(
            reading, from: days.lowerBound - 1, through: days.upperBound + 1)
        var (free, held): ([MeetingDetails], Int) = ([], 0)
        var refused: [RefusedDate] = []
        var last = LocalTime(days.lowerBound, .midnight)
        for meeting in wanted {
            var broken = meeting.violations(in: diary)
            if meeting.span.start < last, !free.isEmpty {
                broken.append(RuleViolation(rule: .therapistBusy, detail: "It meets already then."))
            }
            if broken.contains(where: \.rule.keepsMeetingOut) {
                refused.append(RefusedDate(start: meeting.span.start, broken: broken))
            } else {
                free.append(meeting)
                held += broken.isEmpty ? 1 : 0
                last = meeting.span.end
            }
        }
        guard held > 0 || wanted.isEmpty else {
            let never = free.map {
                RefusedDate(start: $0.span.start, broken: $0.violations(in: diary))
            }
            return ([], (refused + never).sorted { $0.start < $1.start })
        }
        return (free, refused)
    }

    /// The sessions that are booked with the therapist of a meeting, or in its room, while it would be held.
    private func inTheWay(of wanted: [MeetingDetails]) throws -> [Session] {
        guard let first = wanted.first, let last = wanted.last else { return [] }
        let filter = SessionFilter(from: first.span.start.day - 1, to: last.span.end.day)
        return try reading.sessions(filter).filter { session in
            guard session.status.isLive, let span = session.details.span else { return false }
            return wanted.contains {
                $0.span.overlaps(span) && $0.therapist == session.details.therapist
            }
        }
    }
}
