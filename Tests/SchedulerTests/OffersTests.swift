import CivilTime
import Planner
import Scheduler
import Testing

@Suite("What is offered differs")
struct OffersTests {
    private static func slot(_ start: String, _ therapist: Int64 = 1) -> Slot {
        Slot(start: World.local(start), minutes: 45, therapist: ID(therapist))
    }

    /// A morning or the rest of a day, and who holds it.
    private static func half(_ slot: Slot) -> String {
        "\(slot.start.day) \(slot.start.time.minutes < 720)"
    }
    private static func held(_ slot: Slot) -> String { "\(half(slot)) \(slot.therapist)" }

    private static func offered(_ count: Int, of slots: [Slot]) -> [String] {
        Offers(count, of: slots) { $0 }.map { "\($0.start) \($0.therapist)" }
    }

    @Test("the best of each half of a day comes before a second one of the same half")
    func halves() {
        let slots = ["T15:05", "T14:55", "T15:10", "T11:50", "T11:45"].map {
            Self.slot("2026-12-02" + $0)
        }
        let next = ["T15:00", "T15:05"].map { Self.slot("2026-12-03" + $0) }
        #expect(
            Self.offered(3, of: slots + next) == [
                "2026-12-02T15:05 T1", "2026-12-02T11:50 T1", "2026-12-03T15:00 T1",
            ])
    }

    @Test("in one half of a day another therapist comes first, then the time farthest away")
    func onlyHalf() {
        let times = ["T13:00", "T13:05", "T13:10", "T14:00", "T15:00"]
        let slots =
            times.map { Self.slot("2026-12-02" + $0) } + [
                Self.slot("2026-12-02T13:00", 2)
            ]
        #expect(
            Self.offered(2, of: slots) == ["2026-12-02T13:00 T1", "2026-12-02T13:00 T2"])
        #expect(
            Self.offered(4, of: slots) == [
                "2026-12-02T13:00 T1", "2026-12-02T14:00 T1", "2026-12-02T15:00 T1",
                "2026-12-02T13:00 T2",
            ])
        #expect(Self.offered(20, of: slots).count == 6)
    }

    @Test("a place in two rooms is one place")
    func rooms() {
        var other = Self.slot("2026-12-02T13:00")
        other.room = ID(2)
        #expect(Self.offered(5, of: [Self.slot("2026-12-02T13:00"), other]).count == 1)
    }

    @Test(
        "as many as can differ do, none comes twice, the best is among them, and the order is kept")
    func whatever() {
        var random = SplitMix64(seed: 6)
        for _ in 0..<400 {
            let days = random.pick(1...4)
            let therapists = Int64(random.pick(1...3))
            let slots = (0..<random.pick(0...40)).map { _ in
                Slot(
                    start: LocalTime(
                        minute: (World.monday + random.pick(0...(days - 1))).number * 1440
                            + random.pick(96...215) * 5),
                    minutes: 45, therapist: ID(Int64(random.pick(1...Int(therapists)))))
            }
            let count = random.pick(1...12)
            let found = Array(Offers(count, of: slots) { $0 })
            #expect(found.count == min(count, Set(slots).count))
            #expect(Set(found).count == found.count && found.first == slots.first)
            let order = found.compactMap(slots.firstIndex)
            #expect(order == order.sorted() && order.count == found.count)
            for kind in [Self.half, Self.held] {
                #expect(Set(found.map(kind)).count == min(count, Set(slots.map(kind)).count))
            }
        }
    }

    @Test("what is free for a session comes nearest to its usual time of day first")
    func usual() {
        let diary = World.diary([World.therapist()])
        let standing = StandingSession(slot: Self.slot("2026-12-02T15:00"))
        let request = ContactRequest(
            minutes: 45, patient: PatientLimits(), from: World.monday, through: World.monday + 4)
        let free = Scheduler.options(for: standing, request, in: diary)
        let offers = Offers(5, of: free, at: \.slot).map { "\($0.slot.start)" }
        #expect(
            offers == [
                "2026-12-02T14:55", "2026-12-02T11:55", "2026-12-01T15:00", "2026-12-03T15:00",
                "2026-12-01T11:55",
            ])
        let usual: [(weekday: Weekday, time: TimeOfDay)] = [
            (.monday, World.local("2026-12-02T09:00").time)
        ]
        let moved = StandingSession(slot: Self.slot("2026-12-02T15:00"), usual: usual)
        let nearer = Scheduler.options(for: moved, request, in: diary)
        #expect(nearer.first?.slot.start == World.local("2026-12-02T09:00"))
    }
}
