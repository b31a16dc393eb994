import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("What is authorised of a plan")
struct AuthorisedPlanTests {
    private func world() throws -> (test: TestClinic, jo: Patient) {
        let test = try TestClinic().staffed(2)
        return (test, try test.clinic.screenedPatient("Jo Park", PatientInput()))
    }

    private func wishes(_ jo: Patient, _ change: (inout AuthorisedChange) -> Void) -> PlanWishes {
        var wishes = PlanWishes(jo.id, cause: "sciatica")
        var authorised = AuthorisedChange()
        change(&authorised)
        wishes.authorised = authorised
        return wishes
    }

    private func change(
        _ clinic: Clinic, _ plan: StoredPlan, corrects: Bool = false,
        _ change: (inout AuthorisedChange) -> Void
    ) throws -> ChangedAuthorisation {
        var authorised = AuthorisedChange()
        authorised.corrects = corrects
        change(&authorised)
        return try clinic.perform(ChangePlan(plan.id, authorised: authorised))
    }

    @Test(
        "a plan keeps what is authorised, or is refused with what is missing; a smaller dose fits")
    func created() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let free = try test.clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica")))
        let count = free.sessions.count { $0.details.kind == .physiotherapy }
        _ = try test.clinic.undo()
        let enough = try test.clinic.perform(StartPlan(wishes(jo) { $0.sessions = count }))
        #expect(enough.plan.details.authorisations.map(\.sessions) == [count])
        _ = try test.clinic.undo()
        #expect(throws: PlacingRefusal.self) {
            try test.clinic.perform(StartPlan(wishes(jo) { $0.sessions = count - 1 }))
        }
        var fewer = wishes(jo) { $0.sessions = count - 2 }
        (fewer.asPossible, fewer.why) = (true, "as many as the insurer pays")
        let made = try test.clinic.perform(StartPlan(fewer))
        #expect(made.sessions.count { $0.details.kind == .physiotherapy } <= count - 2)
        #expect(try test.clinic.check().trouble.isEmpty)
    }

    @Test(
        "what is no longer authorised is trouble that no place cures, and is well again when it is renewed"
    )
    func trouble() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        let made = try clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica")))
        let own = made.sessions.filter { $0.details.kind == .physiotherapy }
        let changed = try change(clinic, made.plan) { $0.sessions = own.count - 2 }
        #expect(changed.uncovered.map(\.id) == own.suffix(2).map(\.id))
        let last = try #require(own.last)
        #expect(try clinic.troubles().of(last).map(\.kind) == [.authorisation])
        #expect(throws: TroubleRefusal.self) { try clinic.confirm(last) }
        let before = try clinic.sessions(plan: made.plan.id)
        let repair = try clinic.repair(apply: true)
        #expect(repair.lines.map(\.before.id) == own.suffix(2).map(\.id))
        for line in repair.lines {
            guard let reason = line.reason, case .undecided = reason else {
                Issue.record("\(line.before.id) is placed anew")
                continue
            }
            let step = Advice.Part.step(.authorising(made.plan.id))
            #expect(reason.said.parts.contains(step))
        }
        #expect(try clinic.sessions(plan: made.plan.id) == before)
        #expect(try clinic.drift().contains { $0.kind == .trouble })
        #expect(try clinic.check().trouble.count == 2)
        let renewed = try change(clinic, made.plan) { $0.sessions = 2 }
        #expect(renewed.uncovered.isEmpty && renewed.plan.details.authorisations.count == 2)
        #expect(try clinic.troubles().of(last).isEmpty)
        _ = try clinic.undo()
        #expect(try clinic.check().trouble.count == 2)
        _ = try change(clinic, made.plan) { $0.endsAll = true }
        #expect(try clinic.check().trouble.isEmpty)
    }

    @Test("moving, making up, extending and pausing keep what is authorised")
    func lived() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        let free = try clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica")))
        let end = try #require(
            free.sessions.filter { $0.details.kind == .physiotherapy }.map(\.details.start.day)
                .max())
        _ = try clinic.undo()
        let plan = try clinic.perform(
            StartPlan(
                wishes(jo) {
                    $0.until = end
                    $0.longestPause = 14
                })
        ).plan
        #expect(throws: PhaseRefusal.self) { try clinic.extend(plan, ExtendInput(weeks: 2)) }
        #expect(throws: LivingRefusal.self) { try clinic.shift(plan, days: 7) }
        let first = try #require(clinic.sessions(plan: plan.id).dropFirst(2).first)
        let from = first.details.start.day
        #expect(throws: LivingRefusal.self) {
            try clinic.pause(plan, from: "\(from)", to: "\(from + 20)", reason: nil)
        }
        #expect(try clinic.check().trouble.isEmpty)
        let last = try #require(
            clinic.sessions(plan: plan.id).last { $0.details.kind == .physiotherapy })
        let beyond = LocalTime(end + 3, last.details.start.time)
        let places = try clinic.options(for: last, count: 100)
        #expect(
            places.filter { $0.start.day > end }.allSatisfy { !$0.breaks.isEmpty })
        #expect(throws: PlaceRefusal.self) {
            try clinic.move(last, MoveInput(to: "\(beyond)", scope: .only))
        }
    }

    @Test("lost sessions are taken from it where the clinic says so, and only then")
    func lost() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        let made = try clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica")))
        let own = made.sessions.filter { $0.details.kind == .physiotherapy }
        _ = try change(clinic, made.plan) { $0.sessions = own.count }
        _ = try clinic.cancel(own[1], CancelInput(reason: "sick", scope: .only))
        func uncovered(_ ways: String) throws -> Int {
            _ = try clinic.changeSettings(
                name: nil, reopen: [],
                {
                    var input = ClinicInput()
                    input.authorisedLost = ways
                    return input
                }())
            let now = try Clinic.open(
                path: test.path, rehearsal: false, plans: nil,
                clock: .wall(LocalTime(parsing: "2026-11-30T08:00")), actor: "tester",
                command: "test")
            return try now.check().trouble.count
        }
        // One more in its place is one more than allowed only where the lost one is taken.
        _ = try clinic.makeUp(
            for: own[1], MakeUpInput(to: "\(own[1].details.start.day + 1)T17:00"))
        #expect(try uncovered("none") == 0)
        #expect(try uncovered("sick,missed") == 1)
        #expect(try uncovered("missed") == 0)
    }

    @Test("drift warns when two are left, or a week, while something is to come")
    func warned() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let plan = try test.clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica"))).plan
        func isWarned(_ sessions: Int?, _ until: String?) throws -> Bool {
            _ = try change(test.clinic, plan) { $0.endsAll = true }
            _ = try change(test.clinic, plan) {
                $0.sessions = sessions
                $0.until = until.flatMap { try? Day(parsing: $0) }
            }
            return try test.clinic.drift().contains { $0.kind == .authorisation }
        }
        #expect(try isWarned(2, nil) && isWarned(nil, "2026-12-07"))
        #expect(try !isWarned(3, nil) && !isWarned(20, "2026-12-08"))
    }

    @Test("a held plan keeps what is authorised, and is booked by it as it is then")
    func held() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        var request = StartPlan(wishes(jo) { $0.sessions = 3 })
        request.holds = true
        let plan = try test.clinic.perform(request).plan
        #expect(plan.details.authorisations.map(\.sessions) == [3])
        #expect(try test.clinic.bookHeldPlans(effort: 0).booked.isEmpty)
        _ = try change(test.clinic, plan) { $0.sessions = 20 }
        let booked = try test.clinic.bookHeldPlans(effort: 0).booked
        #expect(booked.first?.plan.details.authorisations.map(\.sessions) == [3, 20])
        #expect(try test.clinic.check().trouble.isEmpty)
    }

    @Test("a correction takes the place of the last one, and impossible days are refused")
    func corrected() throws {
        let (test, jo) = try world()
        defer { test.remove() }
        let plan = try test.clinic.perform(StartPlan(PlanWishes(jo.id, cause: "sciatica"))).plan
        _ = try change(test.clinic, plan) { $0.sessions = 6 }
        let now = try change(test.clinic, plan, corrects: true) { $0.sessions = 20 }
        #expect(now.plan.details.authorisations.map(\.sessions) == [20])
        let until = try change(test.clinic, plan) { $0.until = Day.last + -9 }
        #expect(until.plan.details.authorisations.count == 1)
        #expect(throws: InputRefusal.self) {
            try change(test.clinic, plan) {
                $0.until = try? Day(parsing: "2026-12-01")
                $0.startBy = try? Day(parsing: "2026-12-02")
            }
        }
        #expect(throws: InputRefusal.self) { try change(test.clinic, plan) { $0.sessions = 0 } }
    }
}
