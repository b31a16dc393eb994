import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Cancelling")
struct CancelTests {
    @Test("the scope has to be said, and decides exactly which sessions change")
    func scopes() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let clinic = try world.after(2)
        _ = try clinic.attend(all[0])
        let unsaid = try refusal { _ = try clinic.cancel(all[3], CancelInput(reason: "sick")) }
        #expect(unsaid.kind == .usage && unsaid.remedy.contains("--following"))
        let only = try clinic.cancel(all[3], CancelInput(reason: "sick", scope: .only))
        #expect(only.sessions.map(\.id) == [all[3].id])
        let following = try clinic.cancel(all[5], CancelInput(reason: "away", scope: .following))
        #expect(following.sessions.allSatisfy { $0.details.start >= all[5].details.start })
        let rest = try clinic.cancel(all[0], CancelInput(reason: "other", scope: .all))
        #expect(Set(rest.sessions.map(\.id)).isSuperset(of: [all[2].id, all[4].id]))
        #expect(try world.session(all[0].id).status == .attended)
        #expect(try world.session(all[1].id).status == .booked)
        try world.expectSound()
    }

    @Test("the old time, the reason and the notice given stay on record")
    func record() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let second = try world.sessions()[1]
        let start = second.details.start
        let clinic = world.test.at("\(start + -90)")
        let after = try #require(
            try clinic.cancel(second, CancelInput(reason: "work", note: "late train", scope: .only))
                .sessions.first)
        #expect(after.status == .cancelled && after.reason == "work" && after.notice == 90)
        #expect(after.details.start == start && after.details.note == "late train")
        #expect(after.uid == second.uid && after.sequence == second.sequence + 1)
        let late = try world.after(1)
        let gone = try late.cancel(
            world.sessions()[0], CancelInput(reason: "sick", scope: .only))
        #expect(gone.sessions.first?.notice == 0)
    }

    @Test("a lost session is owed and offered anew, unless its reason counts as used")
    func dose() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let sick = try world.clinic.cancel(all[1], CancelInput(reason: "sick", scope: .only))
        #expect(!sick.offers.isEmpty)
        #expect(sick.offers.allSatisfy { $0.start.day != all[1].details.start.day })
        let better = try world.clinic.cancel(all[2], CancelInput(reason: "better", scope: .only))
        #expect(
            better.offers.isEmpty && better.remarks.contains { $0.said.contains("counts as used") })
        var input = ClinicInput()
        input.doseLost = "sick,away"
        let settings = try world.clinic.changeSettings(name: nil, reopen: [], input).settings
        #expect(settings.doseLost == [.sick, .away])
        #expect(try world.clinic.read { try $0.settings() }.doseLost == [.sick, .away])
        try world.expectSound()
    }

    @Test("an unknown reason is a usage error that names the known ones")
    func unknownReason() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let refused = try refusal {
            _ = try world.clinic.cancel(first, CancelInput(reason: "tired", scope: .only))
        }
        #expect(refused.kind == .usage && refused.remedy.contains("worse"))
    }

    @Test(
        "made up for behind its phase, a session lets the phase end later, and nothing else moves")
    func behindItsPhase() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let last = try #require(try world.sessions().last { $0.details.phase == ID(1) })
        let end = world.plan.details.phases[0].lastDay
        let others = try world.sessions().filter { $0.id != last.id }
        let clinic = world.test.at("\(end)T18:30")
        _ = try clinic.miss(last)
        let booked = try #require(try clinic.makeUp(for: last, MakeUpInput()).sessions.first)
        #expect(booked.details.start.day > end)
        let phase = try clinic.plan(named: "\(world.plan.id)").details.phases[0]
        #expect(phase.lastDay == booked.details.start.day)
        for other in others { #expect(try world.session(other.id) == other) }
        let plan = try clinic.plan(named: "\(world.plan.id)").details
        #expect(plan.milestones.first { $0.kind == .phaseEnd }?.day == phase.lastDay)
        #expect(plan.routines == world.plan.details.routines, "the next phase's exercises begin")
        try world.expectSound()
    }

    @Test("behind the last phase, its exercises and the plan last as long")
    func behindThePlan() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let last = try #require(try world.sessions().last)
        let clinic = world.test.at("\(world.plan.details.end)T18:30")
        _ = try clinic.miss(last)
        let report = try clinic.makeUp(for: last, MakeUpInput())
        let end = try #require(report.sessions.first).details.start.day
        #expect(end > world.plan.details.end)
        let plan = try clinic.plan(named: "\(world.plan.id)").details
        #expect(plan.end == end && plan.milestones.last { $0.kind == .planEnd }?.day == end)
        #expect(plan.routines.last { $0.kind == .homeExercise }?.lastDay == end)
        #expect(
            report.lines.contains(.planEnds(end, before: world.plan.details.end)))
        try world.expectSound()
        _ = try clinic.undo()
        #expect(
            try clinic.plan(named: "\(world.plan.id)").details.routines.map(\.lastDay)
                == world.plan.details.routines.map(\.lastDay))
        try world.expectSound()
    }
}
