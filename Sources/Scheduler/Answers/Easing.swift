package import CivilTime
package import Planner

/// What a clinic could change so that more plans fit.
package enum Easing: Hashable, Sendable {
    /// A therapist works so much longer on one day of each week, and the clinic is open then.
    case hours(ID<Therapist>, Weekday, Interval<TimeOfDay>)
    /// A therapist learns what not all can.
    case skill(ID<Therapist>, String)
    /// One more therapist who can all that is asked for, in the clinic's hours.
    case therapist
    /// One more room for one session at a time.
    case room
    /// Both.
    case therapistAndRoom
    /// Each therapist with a daily maximum holds one session a day more.
    case dailyMaximum
    /// No minutes stay free between sessions.
    case buffer
    /// The patient can come whenever the clinic is open.
    case anyTime
}

extension PlanRequest {
    /// Changes that could let more plans like this one fit, of each kind those that come first. Of hours, each weekday on
    /// which the clinic opens for the first `most` therapists who can all that is asked for.
    package func easings(in diary: Diary, most: Int) -> [Easing] {
        let needed = Set(phases.compactMap(\.skill))
        let therapists = diary.therapists.sorted { $0.id < $1.id }
        let able = therapists.filter { needed.isSubset(of: $0.skills) }
        let hours = (able.isEmpty ? therapists : able).prefix(most).flatMap { therapist in
            Weekday.allCases.compactMap { day in
                diary.evening(of: therapist, day, from: earliestStart).map {
                    Easing.hours(therapist.id, day, $0)
                }
            }
        }
        let skills = needed.sorted().flatMap { skill in
            therapists.filter { !$0.skills.contains(skill) }.prefix(1).map {
                Easing.skill($0.id, skill)
            }
        }
        var others: [Easing] = [.therapist]
        if phases.contains(where: \.needsRoom) { others += [.room, .therapistAndRoom] }
        if therapists.contains(where: { $0.maxPerDay != nil }) { others.append(.dailyMaximum) }
        if diary.hasBuffer { others.append(.buffer) }
        if patient.availability != .always { others.append(.anyTime) }
        return hours + skills + others
    }

    /// What is asked for, and where, once that is changed; `span` holds all days that matter.
    func eased(
        _ easing: Easing, in diary: Diary, over span: ClosedRange<Day>
    ) -> (request: PlanRequest, diary: Diary) {
        var (request, diary) = (self, diary)
        switch easing {
        case .hours(let id, let day, let hours):
            let more = WeeklyHours(ranges: [day: [hours]])
            diary.openingHours = diary.openingHours.joined(with: more)
            diary.change(id) { $0.work(more, over: span) }
        case .skill(let id, let skill): diary.change(id) { _ = $0.skills.insert(skill) }
        case .therapist: diary.addTherapist(with: Set(phases.compactMap(\.skill)))
        case .room: diary.addRoom()
        case .therapistAndRoom:
            diary.addTherapist(with: Set(phases.compactMap(\.skill)))
            diary.addRoom()
        case .dailyMaximum:
            for index in diary.therapists.indices {
                diary.therapists[index].maxPerDay = diary.therapists[index].maxPerDay.map { $0 + 1 }
            }
        case .buffer:
            for index in diary.therapists.indices { diary.therapists[index].buffer = 0 }
            for index in diary.rooms.indices { diary.rooms[index].buffer = 0 }
        case .anyTime: request.patient.availability = .always
        }
        return (request, diary)
    }
}

extension Diary {
    /// How many minutes of one more evening are tried.
    private static let evening = 120

    /// Whether minutes stay free between sessions.
    var hasBuffer: Bool {
        therapists.contains { $0.buffer > 0 } || rooms.contains { $0.buffer > 0 }
    }

    /// Two hours after the therapist's own on a weekday, else the clinic's last two; `nil` on a day on which it is closed,
    /// or so late that none are left.
    fileprivate func evening(
        of therapist: TherapistDiary, _ day: Weekday, from first: Day
    ) -> Interval<TimeOfDay>? {
        guard let closing = openingHours[day].last?.end.minutes else { return nil }
        let date = first.monday + 7 + (day.rawValue - 1)
        let own = therapist.timetable[date].last.map { min($0.end.minutes, closing) }
        let start = own ?? closing - Self.evening
        guard let from = try? TimeOfDay(minutes: start),
            let to = try? TimeOfDay(minutes: start + Self.evening)
        else { return nil }
        return Interval(from, to)
    }

    fileprivate mutating func change(
        _ id: ID<Therapist>, _ change: (inout TherapistDiary) -> Void
    ) {
        guard let index = therapists.firstIndex(where: { $0.id == id }) else { return }
        change(&therapists[index])
    }

    fileprivate mutating func addTherapist(with skills: Set<String>) {
        let id = ID<Therapist>((therapists.map(\.id.number).max() ?? 0) + 1)
        var therapist = TherapistDiary(id: id, hours: openingHours, skills: skills)
        therapist.buffer = therapists.map(\.buffer).min() ?? 0
        therapists.append(therapist)
    }

    fileprivate mutating func addRoom() {
        rooms.append(RoomDiary(id: ID((rooms.map(\.id.number).max() ?? 0) + 1)))
    }
}

extension TherapistDiary {
    fileprivate mutating func work(_ more: WeeklyHours, over span: ClosedRange<Day>) {
        guard !timetable.isWeekly else {
            hours = hours.joined(with: more)
            return
        }
        for number in span.lowerBound.number...span.upperBound.number {
            let day = Day(number: number)
            extra += more[day.weekday].compactMap {
                Interval(LocalTime(day, $0.start), LocalTime(day, $0.end))
            }
        }
    }
}
