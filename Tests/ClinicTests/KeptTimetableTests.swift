import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Timetables as they are kept")
struct KeptTimetableTests {
    /// As version 1 wrote it.
    static let first = """
        {"earliest":"2026-12-02","gaps":[{"away":["2026-12-24","2027-01-01"],"causes":["clinicClosed"],\
        "days":["2026-12-23","2026-12-29"]}],"lead":1,"second":true,"shown":{"contacts":[],"medicines":[],\
        "treatment":["Calm; 2"]},"start":"2026-12-02","unmet":[{"cost":15,"count":3,"wish":"startDelay"}],\
        "version":1,"visits":[{"number":1,"phase":0,"riders":[0],"week":0},{"reviews":[0]}],\
        "wishes":{"acknowledged":[],"maxDelay":14,"medicines":[],"optionalPhases":false,"overridden":[],\
        "smokingCessation":true,"version":2,"weightLoss":false}}
        """

    private func places() throws -> [KeptPlace] {
        try ["2026-12-03T10:00", "2026-12-10T10:00"].map { text in
            let start = try LocalTime(parsing: text)
            return KeptPlace(
                with: ID(1), in: nil, try #require(Interval(start, start + 45)))
        }
    }

    @Test("what version 1 kept is read, and written again as it was")
    func read() throws {
        let kept = try KeptTimetable(text: Self.first)
        #expect(try kept.text == Self.first)
        let placed = try kept.placed(at: places())
        #expect(placed.sessions.map(\.riders) == [[0]] && placed.contacts.map(\.review) == [0])
        #expect(placed.unmet == [UnmetWish(.startDelay, 3, 5)])
        #expect(placed.gaps.map(\.weeks) == [1] && placed.gaps[0].causes == [.clinicClosed])
        let wishes = try kept.wishes.wishes(
            of: ID(1), cause: "sciatica", heldOn: Day(parsing: kept.earliest))
        #expect(!wishes.weightLoss && wishes.medicines == .none)
    }

    @Test(
        "what is none of ours or newer is not read as something else",
        arguments: [
            ("\"version\":1", "\"version\":2"), ("\"version\":2", "\"version\":3"),
            ("startDelay", "somethingElse"), ("clinicClosed", "somethingElse"),
            ("2026-12-29", "2026-12-01"), ("\"count\":3", "\"count\":0"),
            (",{\"reviews\":[0]}", ""), ("{\"earliest\"", "[\"earliest\""),
        ])
    func unreadable(_ change: (old: String, new: String)) throws {
        let text = Self.first.replacing(change.old, with: change.new)
        #expect(text != Self.first)
        #expect(throws: (any Error).self) {
            _ = try KeptTimetable(text: text).placed(at: places())
        }
    }

    @Test("on random diaries each timetable can be booked exactly as it was shown")
    func random() throws {
        var chosen = 0
        for seed in UInt64(1)...4 {
            let world = try TimetableFixture()
            defer { world.remove() }
            var random = SeededGenerator(seed: 900 + seed)
            try fill(world, &random)
            let cause = ["sciatica", "hip-osteoarthritis", "acute-strain"].randomElement(
                using: &random)
            let offers = try world.reserve(world.jo, cause ?? "sciatica")
            let plans = try offers.map { try $0.placed() }
            for (index, plan) in plans.enumerated() {
                for other in plans[..<index] { #expect(TimetableDistance(plan, other).isReal) }
            }
            #expect(try world.clinic.check().violations == [])
            for offer in offers {
                let made = try world.choose(offer)
                #expect(made.sessions.places == offer.details.places)
                #expect(try world.clinic.check().violations == [])
                _ = try world.clinic.undo()
                chosen += 1
            }
        }
        #expect(chosen >= 9, "\(chosen)")
    }

    /// Sessions of Lee and Kim here and there in six weeks, and places kept for Lee.
    private func fill(_ world: TimetableFixture, _ random: inout SeededGenerator) throws {
        for patient in [world.lee, world.kim] {
            for week in 0..<6 {
                for _ in 0..<5 {
                    let day =
                        try Day(parsing: "2026-12-07") + week * 7
                        + Int.random(in: 0..<5, using: &random)
                    let hour = Int.random(in: 8...16, using: &random)
                    var input = SessionInput(
                        patient: patient, at: "\(day)T\(hour < 10 ? "0" : "")\(hour):00")
                    input.minutes = [30, 45, 60].randomElement(using: &random) ?? 45
                    _ = try? world.clinic.addSession(input)
                }
            }
        }
        try world.reserve(world.lee, "hip-bursitis", count: 2)
    }
}
