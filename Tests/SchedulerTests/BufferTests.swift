import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("Minutes between sessions")
struct BufferTests {
    private func busy(_ buffer: Int) -> Diary {
        var therapist = World.therapist()
        therapist.buffer = buffer
        therapist.bookings = [World.span("2026-11-30T09:00", "2026-11-30T09:45")]
        return World.diary([therapist])
    }

    private func starts(_ diary: Diary) -> [String] {
        let request = ContactRequest(
            minutes: 30, patient: PatientLimits(availability: World.hours("Mon 08:00-10:30")),
            from: World.monday, through: World.monday)
        return freeSlots(for: request, in: diary, limit: 100).map { "\($0.start.time)" }
    }

    @Test(
        "a session keeps the minutes before and after another; none are needed at the ends of work")
    func around() {
        #expect(starts(busy(0)).contains("09:45") && starts(busy(0)).contains("08:30"))
        #expect(
            starts(busy(10)) == ["08:00", "08:05", "08:10", "08:15", "08:20", "09:55", "10:00"])
    }

    @Test("what is checked is what is offered: by both, each start is free or is not")
    func same() {
        for buffer in [0, 5, 10, 25] {
            let diary = busy(buffer)
            let offered = Set(starts(diary))
            for minute in stride(from: 480, through: 600, by: 5) {
                let start = LocalTime(minute: World.monday.number * 1440 + minute)
                let request = ContactRequest(
                    minutes: 30, patient: PatientLimits(), from: World.monday,
                    through: World.monday)
                let slot = Slot(start: start, minutes: 30, therapist: ID(1), room: nil)
                let broken = violations(of: request, at: slot, in: diary)
                #expect(broken.isEmpty == offered.contains("\(start.time)"), "\(buffer) \(start)")
                #expect(broken.allSatisfy { [.buffer, .therapistBusy].contains($0.rule) })
            }
        }
    }

    @Test("plans placed together keep them between each other, with a therapist and in a room")
    func together() {
        for seed in 0..<60 {
            var random = SplitMix64(seed: UInt64(seed))
            var diary = World.diary((1...2).map { World.therapist($0, "Mon-Fri 08:00-12:00") })
            diary.gridMinutes = [5, 15][random.pick(0...1)]
            for index in diary.therapists.indices {
                diary.therapists[index].buffer = random.pick(0...2) * 10
            }
            diary.rooms = [RoomDiary(id: ID(1), capacity: random.pick(1...2))]
            diary.rooms[0].buffer = random.pick(0...2) * 10
            let requests = (0..<random.pick(2...6)).map { number in
                var request = World.request("Mon-Fri 08:00-12:00", sessions: random.pick(1...3))
                request.phases[0].needsRoom = true
                request.patientID = ID(Int64(number + 1))
                return request
            }
            let slots = placeTogether(requests, in: diary, effort: 50)
                .flatMap { answer -> [Slot] in
                    if case .placed(let plan) = answer { plan.slots } else { [] }
                }
            #expect(!slots.isEmpty)
            for (index, slot) in slots.enumerated() {
                var rest = diary
                rest.book(Array(slots[..<index]))
                let request = ContactRequest(
                    minutes: slot.minutes, needsRoom: true, patient: PatientLimits(),
                    from: slot.start.day, through: slot.start.day)
                #expect(violations(of: request, at: slot, in: rest).isEmpty, "seed \(seed) \(slot)")
            }
        }
    }

    @Test("what stands closer together already stays where it is when others are repaired")
    func standing() {
        var diary = busy(10)
        diary.therapists[0].bookings.append(World.span("2026-11-30T09:45", "2026-11-30T10:30"))
        let request = ContactRequest(
            minutes: 45, patient: PatientLimits(), from: World.monday, through: World.monday)
        var rest = diary
        let slot = Slot(
            start: World.local("2026-11-30T09:45"), minutes: 45, therapist: ID(1), room: nil)
        rest.remove(slot)
        #expect(violations(of: request, at: slot, in: rest).map(\.rule) == [.buffer])
        let standing = StandingAppointment(
            session: ID(1), slot: slot, days: World.monday...(World.monday + 6))
        let plan = StandingPlan(
            patient: PatientLimits(), patientID: ID(1), lead: nil, appointments: [standing])
        let anchored = AnchoredPlan(plan, in: rest, from: World.monday, movingOthers: true)
        #expect(anchored.free.isEmpty && anchored.anchors == [slot])
    }
}
