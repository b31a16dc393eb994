import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Weeks with less than is prescribed")
struct UnderScheduledTests {
    /// Twice a week from 2026-12-01 on.
    private func clinic() throws -> (test: TestClinic, plan: StoredPlan, sessions: [Session]) {
        let test = try TestClinic().staffed(2)
        let plan = try test.clinic.booked("Jo")
        return (test, plan, try test.clinic.treatment(of: plan))
    }

    private func weeks(_ clinic: Clinic) throws -> [UnderScheduled.Entry] {
        try clinic.atOneMoment { try $0.underScheduled() }.weeks
    }

    @Test(
        "a lost session is missing in its week until something makes up for it, wherever that lies")
    func lost() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        #expect(try weeks(test.clinic).isEmpty)
        _ = try test.clinic.cancel(sessions[4], CancelInput(reason: "sick", scope: .only))
        let found = try weeks(test.clinic)
        let entry = try #require(found.first)
        let first = plan.details.start + 14
        #expect(found.count == 1 && entry.week.days == first...(first + 6))
        #expect(entry.week.prescribed == 2 && entry.week.booked == 1 && entry.week.missing == 1)
        #expect(entry.name == "Jo")
        #expect(entry.command.hasPrefix("physio session makeup \(sessions[4].id) --to "))
        #expect(try test.clinic.makeUp(as: entry.command) != nil)
        #expect(try weeks(test.clinic).isEmpty)
    }

    @Test("who cancels because all is well owes nothing; who is stopped is not asked to come")
    func spared() throws {
        let (test, _, sessions) = try clinic()
        defer { test.remove() }
        _ = try test.clinic.cancel(sessions[4], CancelInput(reason: "better", scope: .only))
        #expect(try weeks(test.clinic).isEmpty)
        _ = try test.clinic.cancel(sessions[5], CancelInput(reason: "sick", scope: .only))
        #expect(try weeks(test.clinic).map(\.week.prescribed) == [1])
        _ = try test.clinic.screen(test.clinic.patient(named: "Jo"), flags: ["ces"])
        #expect(try weeks(test.clinic).isEmpty)
    }

    @Test("weeks in which a plan rests prescribe nothing")
    func rests() throws {
        let (test, plan, _) = try clinic()
        defer { test.remove() }
        let day = plan.details.start + 10
        _ = try test.clinic.pause(plan, from: "\(day)", to: "\(day + 13)", reason: nil)
        let after = try test.clinic.treatment(of: plan)
        #expect(try weeks(test.clinic).isEmpty)
        let late = try #require(after.first { $0.details.start.day > day + 20 })
        _ = try test.clinic.cancel(late, CancelInput(reason: "work", scope: .only))
        let found = try weeks(test.clinic)
        #expect(found.count == 1 && found[0].week.days.contains(late.details.start.day))
        #expect(found[0].week.missing == 1)
    }

    @Test(
        "at random: what the weeks lack is what the plan owes, and each step that books does",
        arguments: UInt64(1)...2)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.at("2026-12-21T07:00")
        let causes = ["sciatica", "hip-osteoarthritis", "spinal-stenosis"]
        let plans = try causes.map { try test.clinic.booked($0, cause: $0) }
        for session in try plans.flatMap({ try clinic.treatment(of: $0) }) {
            let isPast = session.details.end <= clinic.now
            switch Int.random(in: 0..<(isPast ? 4 : 8), using: &random) {
            case 0: try clinic.record([session], as: .cancelled, reason: "sick")
            case 1 where isPast: try clinic.record([session], as: .missed)
            case 2 where isPast: try clinic.record([session], as: .attended)
            case 3: try clinic.record([session], as: .cancelled, reason: "better")
            default: break
            }
        }
        try expectOwed(plans, clinic)
        let steps = try weeks(clinic).map(\.command).filter { $0.contains("makeup") }
        for step in steps { #expect(try clinic.makeUp(as: step) != nil) }
        #expect(!steps.isEmpty)
        try expectOwed(plans, clinic)
        #expect(try clinic.check().violations == [])
    }

    private func expectOwed(_ plans: [StoredPlan], _ clinic: Clinic) throws {
        let found = try weeks(clinic)
        for plan in plans {
            let owed = try clinic.dose(of: plan, clinic.sessions(plan: plan.id)).total.owed
            let missing = found.filter { $0.plan == plan.id }.map(\.week.missing).reduce(0, +)
            #expect(missing == owed, "\(plan.id)")
        }
    }
}
