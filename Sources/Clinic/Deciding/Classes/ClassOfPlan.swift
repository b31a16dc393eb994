import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    /// The class in which the phases of a plan are given that may be; `nil` where none is wished for.
    ///
    /// - Throws: a refusal where it meets no more, no phase may be given in a class, or its meetings are too short.
    func groupClass(
        of wishes: PlanWishes, for template: PlanTemplate, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> GroupClass? {
        guard let id = wishes.groupClass else { return nil }
        let known = try reading.groupClass(id)
        guard known.isActive else { throw ClassRefusal.ended(known) }
        let phases = template.phases.indices.filter { index in
            catalog.classPhase(index, of: template.id) != nil
                && (!template.phases[index].optional || wishes.optionalPhases)
        }.map { template.phases[$0] }
        guard let longest = phases.map(\.minutes).max() else {
            let others = Set(catalog.classPhases.map(\.cause)).sorted()
            throw WishRefusal.noClass(template, given: others)
        }
        guard known.details.minutes >= longest else {
            throw WishRefusal.shortClass(known, minutes: longest, template)
        }
        return known
    }

    /// The same diary with the classes that meet, where seats are asked for; without meetings that cannot be held.
    func withClasses(
        _ diary: Diary, for requests: [PlanRequest], from day: Day, _ reading: StoreReading
    ) throws -> Diary {
        guard requests.contains(where: { $0.phases.contains { $0.groupClass != nil } }) else {
            return diary
        }
        let troubles = try Troubles(self, reading)
        let taken = try reading.seatsTaken(from: day)
        var diary = diary
        diary.classes = try reading.groupClasses().filter(\.isActive).map { known in
            let held = try reading.meetings(of: known.id, from: LocalTime(day, .midnight)).filter {
                $0.status == .held && troubles.standing(against: $0).isEmpty
            }
            return ClassDiary(
                id: known.id, name: known.details.name,
                meetings: held.map { MeetingDiary($0, taken: taken[$0.id] ?? 0) })
        }
        return diary
    }
}

extension StoreReading {
    /// How many seats of each meeting are taken from a day on.
    fileprivate func seatsTaken(from day: Day) throws -> [ID<ClassMeeting>: Int] {
        try sessions(SessionFilter(from: day)).filter(\.status.isLive)
            .compactMap(\.details.seat?.meeting)
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}
