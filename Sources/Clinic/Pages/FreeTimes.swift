package import CivilTime
import ClinicStore
package import Planner
package import Scheduler

/// A time for a contact that somebody looks for who may be new here.
package struct FreeTimeSearch: Sendable {
    /// 5 to 240.
    package var minutes = 45
    package var kind = Session.Kind.assessment
    /// `nil` for anybody.
    package var therapist: ID<Therapist>?
    /// `nil` where anybody may.
    package var skill: String?
    /// `nil` for any room.
    package var room: ID<Room>?
    /// `nil` for today.
    package var from: Day?
    /// `nil` for the whole day.
    package var part: PatientDetails.DayPart?
    /// 1 to 200.
    package var count = 5

    package init() {}
}

/// Free times, as different as they can be, the earliest first.
package struct FreeTimes: Page {
    package let free: Offers<FreeTime>
    /// The last day that was looked at.
    package let through: Day
    package let minutes: Int
    package let kind: Session.Kind

    private enum CodingKeys: CodingKey { case free, through }
}

/// A free time with whoever and whatever is free then.
package struct FreeTime: Documented, Sendable {
    package let start: LocalTime
    package let end: LocalTime
    package let therapist: ID<Therapist>
    package let therapistName: String
    package let room: ID<Room>?
    package let roomName: String?

    package var json: JSON {
        [
            "date": .text(start.day), "start": .text(start.time), "end": .text(end.time),
            "therapist": .text(therapist), "room": .text(room),
        ]
    }
}

extension Clinic {
    /// Days from the first on in which a free time is looked for.
    private static let freeHorizon = 84

    /// Free times for somebody of whom nothing is known, none sooner than a patient can be asked to come.
    ///
    /// - Throws: `InputRefusal` where a number is out of its range; `StaffRefusal.noSkill` where nobody has the skill;
    ///   `StoreError` where the file cannot be read.
    package func freeTimes(_ search: FreeTimeSearch) throws -> FreeTimes {
        let minutes = try Text.range(search.minutes, 5...240, .length)
        let count = try Text.range(search.count, 1...200, .count)
        let from = max(search.from ?? today, today)
        let through = from + Self.freeHorizon
        return try read { reading in
            var diary = try diary(reading, from: from, through: through)
            if let skill = search.skill { try requireSkill(skill, in: diary) }
            let needsRoom = !diary.rooms.isEmpty && search.kind.needsRoom
            if let room = search.room { diary.rooms.removeAll { $0.id != room } }
            var anybody = PatientLimits()
            anybody.tooSoon = shortNotice(.program)
            let request = ContactRequest(
                minutes: minutes, therapist: search.therapist, skill: search.skill,
                needsRoom: needsRoom, patient: anybody, from: from, through: through)
            let free = freeSlots(for: request, in: diary, limit: 4_000).filter { slot in
                search.part?.inDiary.contains(startMinutes: slot.start.time.minutes) != false
            }
            let names = try PeopleAndRooms(reading)
            return FreeTimes(
                free: Offers(count, of: free) { $0 }.told { slot in
                    FreeTime(
                        start: slot.start, end: slot.end, therapist: slot.therapist,
                        therapistName: names.name(of: slot.therapist), room: slot.room,
                        roomName: slot.room.map(names.name))
                }, through: through, minutes: minutes, kind: search.kind)
        }
    }

    private func requireSkill(_ skill: String, in diary: Diary) throws(StaffRefusal) {
        let known = diary.therapists.reduce(into: Set<String>()) { $0.formUnion($1.skills) }
        guard known.contains(skill) else { throw .noSkill(skill, known: known.sorted()) }
    }
}
