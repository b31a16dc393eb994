import CivilTime
import Planner
import Testing

/// Monday, 2026-11-30.
private let monday = Day(number: 20_787)

/// What became of a session.
private enum Fate {
    case attended, missed, booked
    case cancelled(String?)
}

@Suite("The dose of a plan")
struct DoseTests {
    private func phase(
        _ name: String, from week: Int = 0, weeks: Int = 6, sessions: Int = 12,
        perWeek: Double = 2
    ) -> PlannedPhase {
        PlannedPhase(
            id: Self.id(name), name: name, goal: "", firstDay: monday + week * 7, weeks: weeks,
            sessions: sessions,
            sessionsPerWeek: perWeek, minutes: 45, minDaysBetween: 2, exercises: [])
    }

    /// A is the first phase, B the second.
    private static func id(_ name: String) -> ID<PlannedPhase> { ID(name == "A" ? 1 : 2) }

    private func plan(
        _ phases: [PlannedPhase], _ status: StoredPlan.Status = .active
    ) -> StoredPlan {
        let pin = TemplatePin(cause: "c", causeName: "C", version: 1, contentHash: "")
        let details = PlanDetails(
            patient: ID(1), pin: pin, side: nil, start: monday,
            end: phases.last?.lastDay ?? monday, phases: phases)
        return StoredPlan(
            id: ID(1), details: details, status: status, created: Moment(minute: 0), author: "")
    }

    /// Twice a week, Mondays and Thursdays at 09:00.
    private func sessions(_ fates: [Fate], phase: String = "A", from week: Int = 0) throws
        -> [Session]
    {
        let nine = try TimeOfDay(hour: 9, minute: 0)
        return fates.enumerated().map { index, fate in
            let day = monday + (week + index / 2) * 7 + index % 2 * 3
            let details = SessionDetails(
                plan: ID(1), patient: ID(1), therapist: ID(1), room: nil, kind: .physiotherapy,
                title: "", start: LocalTime(day, nine), minutes: 45,
                phase: Self.id(phase))
            var session = Session(
                id: ID(Int64(index + 1 + week * 100)), uid: "u\(index)", details: details,
                created: Moment(minute: 0), revised: Moment(minute: 0))
            switch fate {
            case .attended: session.status = .attended
            case .missed: session.status = .missed
            case .booked: break
            case .cancelled(let reason): (session.status, session.reason) = (.cancelled, reason)
            }
            return session
        }
    }

    private func ledger(
        _ plan: StoredPlan, _ sessions: [Session], on day: Int,
        lost: Set<String> = DoseRules.usualLostReasons
    ) -> DoseLedger {
        DoseLedger(
            plan, sessions, now: LocalTime(monday + day, .midnight),
            rules: DoseRules(lostReasons: lost, silenceDays: 14))
    }

    @Test("9 of 12 in 6 weeks, 2 owed, last safe make-up week 7")
    func words() throws {
        let fates: [Fate] =
            Array(repeating: .attended, count: 5) + [.missed]
            + Array(repeating: .attended, count: 4) + [.cancelled("sick"), .booked]
        let ledger = ledger(plan([phase("A")]), try sessions(fates), on: 37)
        #expect(ledger.told == "9 of 12 in 6 weeks, 2 owed, last safe make-up week 7")
        #expect(ledger.total.missed == 1 && ledger.total.cancelled == 1 && ledger.total.lost == 2)
        #expect(ledger.total.booked == 1 && ledger.total.madeUp == 0)
        #expect(ledger.lastMakeUp?.day == monday + 48)
        #expect(ledger.lastMakeUp?.isPast == false)
        #expect(ledger.phases.first?.cells.suffix(3) == [.booked, .owed, .owed])
    }

    @Test("a new plan is all booked and owes nothing; a held and a discharged one neither")
    func fresh() throws {
        let booked = try sessions(Array(repeating: .booked, count: 12))
        let new = ledger(plan([phase("A")]), booked, on: 0)
        #expect(new.total.booked == 12 && new.total.owed == 0 && new.lastMakeUp == nil)
        #expect(new.told == "0 of 12 in 6 weeks")
        #expect(new.total.percent == nil)
        for status in [StoredPlan.Status.held, .discharged] {
            let other = ledger(plan([phase("A")], status), [], on: 0)
            #expect(other.total.owed == 0 && other.lastMakeUp == nil)
            #expect(other.phases.allSatisfy { $0.cells.isEmpty })
        }
    }

    @Test("a make-up takes the place of a lost session, in whichever week it stands")
    func madeUp() throws {
        var all = try sessions(
            [.attended, .missed] + Array(repeating: .booked, count: 10))
        let extra = try sessions([.booked], from: 6)
        all += extra
        let ledger = ledger(plan([phase("A")]), all, on: 5)
        #expect(ledger.total.lost == 1 && ledger.total.madeUp == 1 && ledger.total.owed == 0)
        #expect(ledger.total.due == 2 && ledger.total.percent == 50)
    }

    @Test("the last safe week stays where it is while make-ups are booked one by one")
    func oneByOne() throws {
        let fates: [Fate] =
            Array(repeating: .attended, count: 9) + Array(repeating: .missed, count: 3)
        var all = try sessions(fates)
        let before = ledger(plan([phase("A")]), all, on: 41)
        #expect(before.total.owed == 3 && before.lastMakeUp?.day == monday + 42)
        all += try sessions([.booked, .booked], from: 6)
        let after = ledger(plan([phase("A")]), all, on: 41)
        #expect(after.total.owed == 1 && after.lastMakeUp?.week == 8)
    }

    @Test("whether a cancelled session is owed depends on its reason, and none given is owed")
    func reasons() throws {
        let fates: [Fate] = [.cancelled("better"), .cancelled("sick"), .cancelled(nil)]
        let all = try sessions(fates + Array(repeating: .booked, count: 9))
        let usual = ledger(plan([phase("A")]), all, on: 9)
        #expect(usual.total.waived == 1 && usual.total.lost == 2 && usual.total.owed == 2)
        let strict = ledger(plan([phase("A")]), all, on: 9, lost: ["better"])
        #expect(strict.total.waived == 1 && strict.total.lost == 2)
        #expect(strict.phases[0].cells.prefix(3) == [.lost, .waived, .lost])
    }

    @Test("what is cancelled ahead is owed, but was not due yet")
    func ahead() throws {
        let all = try sessions(
            [.attended, .missed, .attended] + Array(repeating: .cancelled("work"), count: 9))
        let ledger = ledger(plan([phase("A")]), all, on: 8)
        #expect(ledger.total.owed == 10 && ledger.total.due == 3)
        #expect(ledger.total.percent.map { Int($0) } == 66)
    }

    @Test("time alone never makes a session held or lost")
    func unrecorded() throws {
        let all = try sessions(Array(repeating: .booked, count: 12))
        let ledger = ledger(plan([phase("A")]), all, on: 300)
        #expect(ledger.total.unrecorded == 12 && ledger.total.lost == 0)
        #expect(ledger.total.delivered == 0 && ledger.total.owed == 0)
        #expect(ledger.total.percent == nil)
    }

    @Test("after a fortnight without contact it is too late: the first week is repeated")
    func silence() throws {
        let fates: [Fate] = [.attended] + Array(repeating: .cancelled("away"), count: 11)
        let ledger = ledger(plan([phase("A")]), try sessions(fates), on: 20)
        #expect(ledger.lastMakeUp?.day == monday + 14)
        #expect(ledger.lastMakeUp?.isPast == true)
        #expect(ledger.told == "1 of 12 in 6 weeks, 11 owed, last safe make-up week 3 has passed")
    }

    @Test("a phase that meets every fourth week may be silent for as long")
    func sparse() throws {
        let boosters = phase("B", from: 6, weeks: 12, sessions: 3, perWeek: 0.25)
        let all = try sessions([.missed, .booked], phase: "B", from: 6)
        let ledger = ledger(plan([phase("A", sessions: 0), boosters]), all, on: 43)
        #expect(ledger.phases[1].count.owed == 2)
        #expect(ledger.phases[1].lastMakeUp?.day == boosters.lastDay + 56)
    }

    @Test("each session counts in its own phase, other kinds in none, and the whole is the sum")
    func phases() throws {
        let phases = [phase("A", weeks: 2, sessions: 4), phase("B", from: 2, sessions: 12)]
        var all = try sessions([.attended, .attended, .attended, .missed])
        all += try sessions([.attended, .booked], phase: "B", from: 2)
        var review = try sessions([.attended], phase: "B", from: 3)
        review[0].details.kind = .review
        var nameless = try sessions([.attended], from: 4)
        nameless[0].details.phase = nil
        let ledger = ledger(plan(phases), all + review + nameless, on: 15)
        #expect(ledger.phases.map(\.count.delivered) == [3, 2])
        #expect(ledger.phases.map(\.count.owed) == [1, 9])
        #expect(ledger.total.delivered == 5 && ledger.total.prescribed == 16)
        #expect(ledger.total.owed == 10 && ledger.weeks == 8)
        #expect(ledger.lastMakeUp == ledger.phases.compactMap(\.lastMakeUp).first)
    }

    @Test("counts never contradict each other, whatever became of the sessions")
    func random() throws {
        var state: UInt64 = 17
        func draw(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        for _ in 0..<500 {
            let fates: [Fate] = (0..<draw(20)).map { _ in
                [.attended, .missed, .booked, .cancelled("sick"), .cancelled("better")][draw(5)]
            }
            let ledger = ledger(plan([phase("A")]), try sessions(fates), on: draw(90))
            let count = ledger.total
            #expect(count == ledger.phases[0].count)
            #expect(
                count.booked + count.unrecorded + count.delivered + count.lost + count.waived
                    == fates.count)
            #expect(count.owed >= 0 && count.madeUp >= 0 && count.madeUp <= count.lost)
            // A session that is owed has been lost or was never booked, and was not made up.
            #expect(count.owed == 0 || count.owed == 12 - fates.count + count.lost)
            #expect(ledger.phases[0].cells.count == fates.count + count.owed)
            #expect((count.owed > 0) == (ledger.lastMakeUp != nil))
            if let percent = count.percent { #expect((0...100).contains(percent)) }
        }
    }
}
