import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("The way to visits at home")
struct TravelTests {
    /// A visit from 9:00 to 9:45 that takes `way` minutes there and back.
    private func visit(_ way: Int, buffer: Int = 0) -> Diary {
        var therapist = World.therapist()
        therapist.buffer = buffer
        let time = World.span("2026-11-30T09:00", "2026-11-30T09:45")
        therapist.bookings = [time]
        if way > 0 { therapist.travel[time] = way }
        therapist.busy = [World.span("2026-11-30T11:00", "2026-11-30T11:30")]
        return World.diary([therapist])
    }

    private func request(_ travel: Int, _ hours: String) -> ContactRequest {
        var patient = PatientLimits(availability: World.hours(hours))
        patient.travel = travel
        return ContactRequest(
            minutes: 30, patient: patient, from: World.monday, through: World.monday)
    }

    private func starts(_ diary: Diary, _ travel: Int = 0) -> [String] {
        freeSlots(for: request(travel, "Mon 08:00-10:40"), in: diary, limit: 100)
            .map { "\($0.start.time)" }
    }

    @Test("while a therapist is on the way to a visit and back nothing else is held")
    func booked() {
        #expect(starts(visit(20)) == ["08:00", "08:05", "08:10", "10:05", "10:10"])
        #expect(starts(visit(0), 20) == ["08:00", "08:05", "08:10", "10:05", "10:10"])
        #expect(starts(visit(10), 20) == ["08:00"])
        #expect(starts(visit(20, buffer: 10)) == starts(visit(20)))
        #expect(starts(visit(5, buffer: 20)) == starts(visit(20)))
    }

    @Test("what is checked is what is offered, with each way there and back")
    func same() {
        for (way, travel, buffer) in [
            (0, 15, 0), (20, 0, 10), (25, 30, 5), (5, 5, 20), (0, 0, 0),
        ] {
            let diary = visit(way, buffer: buffer)
            let asked = request(travel, "Mon 08:00-12:00")
            let offered = Set(freeSlots(for: asked, in: diary, limit: 200).map(\.start))
            for minute in stride(from: 480, through: 690, by: 5) {
                let start = LocalTime(minute: World.monday.number * 1440 + minute)
                let slot = Slot(start: start, minutes: 30, therapist: ID(1), travel: travel)
                let broken = violations(of: asked, at: slot, in: diary)
                #expect(broken.isEmpty == offered.contains(start), "\(way) \(travel) \(start)")
                #expect(broken.allSatisfy { [.buffer, .therapistBusy].contains($0.rule) })
            }
        }
    }

    @Test("the refusal says who is on the way, for how long, and around what")
    func said() {
        let slot = Slot(
            start: World.local("2026-11-30T10:00"), minutes: 30, therapist: ID(1))
        let broken = violations(of: request(0, "Mon 08:00-12:00"), at: slot, in: visit(20))
        #expect(
            broken.map(\.detail) == ["T1 is on the way for 20 minutes; something ends at 09:45."])
    }

    @Test("a booked visit takes its way with it, and gives it back")
    func bookedAndRemoved() {
        var diary = visit(0)
        let before = diary
        let slot = Slot(
            start: World.local("2026-11-30T12:00"), minutes: 30, therapist: ID(1), travel: 25)
        diary.book([slot])
        #expect(diary.therapists[0].travel.values.map { $0 } == [25])
        diary.remove(slot)
        #expect(diary == before)
    }

    @Test(
        "plans placed together, some at home, leave each other the way; so does what stood before")
    func together() {
        var visits = 0
        for seed in 0..<80 {
            var random = SplitMix64(seed: UInt64(seed))
            var diary = World.diary((1...2).map { World.therapist($0, "Mon-Fri 08:00-13:00") })
            diary.gridMinutes = [5, 15][random.pick(0...1)]
            let standing = World.span("2026-12-01T10:00", "2026-12-01T10:45")
            diary.therapists[0].bookings = [standing]
            diary.therapists[0].travel[standing] = random.pick(0...2) * 15
            let requests = (0..<random.pick(1...5)).map { number in
                var request = World.request("Mon-Fri 08:00-13:00", sessions: random.pick(1...3))
                request.patientID = ID(Int64(number + 1))
                request.patient.travel = random.pick(0...2) * 20
                return request
            }
            let slots = placeTogether(requests, in: diary, effort: 50)
                .flatMap { answer -> [Slot] in
                    if case .placed(let plan) = answer { plan.slots } else { [] }
                }
            visits += slots.count { $0.travel > 0 }
            let before = Slot(
                start: standing.start, minutes: 45, therapist: diary.therapists[0].id,
                travel: diary.therapists[0].travel[standing] ?? 0)
            let all = (slots + [before]).sorted { $0.start < $1.start }
            for (index, one) in all.enumerated() {
                for other in all[(index + 1)...] where other.therapist == one.therapist {
                    let free = other.start.minute - one.end.minute
                    // From one visit to the next the therapist goes both ways.
                    #expect(free >= one.travel + other.travel, "seed \(seed): \(one) \(other)")
                }
            }
        }
        #expect(visits > 50)
    }
}
