import CivilTime
import Planner
import Scheduler

/// Small worlds for tests.
enum World {
    static let monday = day("2026-11-30")

    static func day(_ text: String) -> Day { (try? Day(parsing: text)) ?? Day.first }
    static func hours(_ text: String) -> WeeklyHours {
        (try? WeeklyHours(parsing: text)) ?? WeeklyHours.none
    }
    static func local(_ text: String) -> LocalTime {
        (try? LocalTime(parsing: text)) ?? LocalTime(minute: 0)
    }
    static func span(_ from: String, _ to: String) -> Interval<LocalTime> {
        guard let span = Interval(local(from), local(to)) else { preconditionFailure("no span") }
        return span
    }

    static func therapist(_ id: Int = 1, _ text: String = "Mon-Fri 08:00-17:00")
        -> TherapistDiary
    {
        TherapistDiary(id: ID(Int64(id)), hours: hours(text))
    }

    static func diary(_ therapists: [TherapistDiary]) -> Diary {
        Diary(openingHours: hours("Mon-Sat 07:00-20:00"), therapists: therapists)
    }

    /// One session of 30 minutes in one week, on the Monday only.
    static func request(_ availability: String = "Mon 09:00-10:00", sessions: Int = 1)
        -> PlanRequest
    {
        PlanRequest(
            earliestStart: monday, startIsFixed: true,
            patient: PatientLimits(availability: hours(availability)),
            phases: [
                PhaseRequest(name: "calm", weeks: 1, dose: Dose(sessions), minutes: 30)
            ])
    }

    static func plan(_ request: PlanRequest, _ diary: Diary) -> PlacedPlan? {
        guard case .placed(let plan) = place(request, in: diary) else { return nil }
        return plan
    }

    static func refusal(_ request: PlanRequest, _ diary: Diary) -> Refusal? {
        guard case .doesNotFit(let refusal) = place(request, in: diary) else { return nil }
        return refusal
    }
}

/// A seeded generator (SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
}
