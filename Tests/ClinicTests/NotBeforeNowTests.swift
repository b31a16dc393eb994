import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// Nobody is called in within two hours; who names a time may have it sooner, and the past only on purpose.
@Suite("Not before now")
struct NotBeforeNowTests {
    private static let moments = ["2026-12-07T07:10", "2026-12-07T11:35", "2026-12-07T17:30"]

    @Test("what a plan books is two hours away or more", arguments: moments, [false, true])
    func plans(now: String, isHeld: Bool) throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.at(now)
        let patient = try clinic.screenedPatient("Jo", PatientInput(born: "1980-01-01"))
        let asked = PlanInput(
            patient: patient, cause: "sciatica", start: "today", hold: isHeld)
        var made = try clinic.startPlan(asked)
        if isHeld { made = try #require(clinic.bookHeldPlans(effort: 50).booked.first) }
        #expect(!made.sessions.isEmpty)
        #expect(made.sessions.allSatisfy { $0.details.start >= clinic.now + 120 })
    }

    @Test("who could come into what is free, and what makes up, is two hours away or more")
    func offers() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let lost = try #require(try world.sessions().first)
        _ = try world.after(1).miss(lost)
        let days = try world.sessions().map(\.details.start.day)
        var offered = 0
        for day in days.prefix(6) {
            for time in ["07:30", "08:00", "10:20", "13:05", "16:30"] {
                let clinic = world.test.at("\(day)T\(time)")
                let gaps = try clinic.day(nil, therapist: nil).gaps
                let places = gaps.flatMap(\.candidates).map(\.place.start)
                #expect(places.allSatisfy { $0 >= clinic.now + 120 }, "\(clinic.now)")
                offered += places.count
                let steps = try clinic.drift().map { "\($0.step)" }
                for minute in 0..<120 {
                    #expect(!steps.contains { $0.contains("\(clinic.now + minute)") })
                }
            }
        }
        #expect(offered > 0)
    }

    @Test("what a plan's change of dates brings to today is two hours away or more")
    func carried() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let plan = world.plan
        let third = try world.sessions()[2].details.start
        let clinic = world.test.at("\(third + -(7 * 1440 + 30))")
        var came = 0
        func expectLate(_ report: SessionReport) {
            let moved = report.changes.filter {
                $0.before.map(\.details.start) != $0.after.details.start
            }
            came += moved.count
            #expect(moved.allSatisfy { $0.after.details.start >= clinic.soonest })
        }
        _ = try world.test.clinic.pause(
            plan, from: "\(third.day - 7)", to: "\(third.day - 1)", reason: nil)
        expectLate(try clinic.resume(plan, on: "\(third.day - 7)"))
        _ = try world.test.clinic.shift(plan, days: 7)
        expectLate(try clinic.shift(plan, days: -7))
        #expect(came > 5)
    }

    @Test("a session that somebody names may begin in a minute, and in the past only on purpose")
    func named() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.at("2026-12-07T11:35")
        let patient = try clinic.screenedPatient("Jo", PatientInput(born: "1980-01-01"))
        let soon = try clinic.addSession(SessionInput(patient: patient, at: "2026-12-07T11:40"))
        #expect(soon.details.start == clinic.now + 5)
        for past in ["2025-12-01T09:00", "2026-12-07T09:00"] {
            let asked = try SessionInput(patient: patient, at: past).request()
            let refused = try refusal { _ = try clinic.perform(asked) }
            #expect(refused.kind == .refused && "\(refused)".contains("lies in the past"))
        }
        var asked = try SessionInput(patient: patient, at: "2026-12-07T09:00").request()
        asked.mayBePast = true
        #expect(try clinic.perform(asked).details.start + 155 == clinic.now)
        let full = try SessionInput(patient: patient, at: "2026-12-07T12:00").request()
        let refused = try refusal { _ = try clinic.perform(full) }
        let near = refused.details.map { "\($0)" }.filter { $0.contains("Free: ") }
        #expect(near.count == 3)
        #expect(!near.contains { $0.contains("2026-12-07 12:") || $0.contains("2026-12-07 13:0") })
    }
}
