import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Pause, resume, shift, extend, discharge")
struct PlanChangeTests {
    @Test("a pause moves what is ahead by whole weeks; what has a clock of its own stays")
    func pause() throws {
        let world = try LivingFixture(smokes: 12)
        defer { world.remove() }
        let all = try world.sessions()
        let before = try world.clinic.plan(named: "\(world.plan.id)").details
        let first = all[2].details.start.day
        let report = try world.clinic.pause(
            world.plan, from: "\(first)", to: "\(first + 8)", reason: "holiday")
        let after = try world.clinic.plan(named: "\(world.plan.id)")
        for (old, new) in zip(all, try world.sessions()) {
            let days = old.details.start.day < first ? 0 : 14
            // Quit support stays where it is, so that a session may go right behind it.
            #expect(new.details.start.day == old.details.start.day + days)
        }
        #expect(after.quitDate == world.plan.quitDate)
        #expect(after.details.medicines == before.medicines)
        #expect(after.details.end == before.end + 14)
        for (old, new) in zip(before.routines, after.details.routines) {
            #expect(new.uid == old.uid)
            if old.kind == .walking { #expect(new.lastDay == after.details.end) }
            if old.kind == .medicine || old.kind == .weighing { #expect(new == old) }
            if old.kind == .homeExercise, old.firstDay >= first {
                #expect(new.firstDay == old.firstDay + 14 && new.sequence == old.sequence + 1)
            }
        }
        #expect(report.lines.contains { $0.said.contains("a course does not pause") })
        #expect(
            report.lines.contains { $0.said.hasPrefix("Quit date") && $0.said.contains("stays") })
        #expect(
            try world.clinic.sessions(plan: world.plan.id).allSatisfy {
                $0.goesWithPlan ? !(first...(first + 8)).contains($0.details.start.day) : true
            })
        try world.expectSound()
        _ = try world.clinic.undo()
        #expect(try world.clinic.plan(named: "\(world.plan.id)").details.end == before.end)
        try world.expectSound()
    }

    @Test("a pause ended early brings back as many weeks as were not needed")
    func resume() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let first = all[2].details.start.day
        _ = try world.clinic.pause(
            world.plan, from: "\(first)", to: "\(first + 20)", reason: nil)
        let again = try refusal {
            _ = try world.clinic.pause(
                world.plan, from: "\(first + 5)", to: "\(first + 6)", reason: nil)
        }
        #expect(again.remedy.contains("resume"))
        let clinic = world.test.at("\(first + 5)T08:00")
        _ = try clinic.resume(world.plan, on: "\(first + 7)")
        for (old, new) in zip(all, try world.sessions()).dropFirst(2) {
            #expect(new.details.start == old.details.start + 7 * 1440)
        }
        #expect(
            try clinic.plan(named: "\(world.plan.id)").details.end == world.plan.details.end + 7)
        #expect(
            try refusal { _ = try world.test.at("2027-12-01T08:00").resume(world.plan, on: nil) }
                .problem.contains("does not rest"))
        try world.expectSound()
    }

    @Test(
        "a plan that has not begun is shifted whole, with its quit date; one that runs keeps its past"
    )
    func shift() throws {
        let world = try LivingFixture(smokes: 12)
        defer { world.remove() }
        let all = try world.clinic.sessions(plan: world.plan.id)
        _ = try world.clinic.shift(world.plan, days: 7)
        let shifted = try world.clinic.plan(named: "\(world.plan.id)")
        #expect(shifted.details.start == world.plan.details.start + 7)
        #expect(shifted.quitDate == world.plan.quitDate.map { $0 + 7 })
        for (old, new) in zip(all, try world.clinic.sessions(plan: world.plan.id)) {
            #expect(new.details.start == old.details.start + 7 * 1440)
        }
        let running = try world.after(2)
        _ = try running.attend(world.sessions()[0])
        let kept = try world.sessions().prefix(2)
        let quit = try running.plan(named: "\(world.plan.id)").quitDate
        _ = try running.shift(world.plan, days: 3)
        #expect(try world.sessions().prefix(2) == kept)
        #expect(try running.plan(named: "\(world.plan.id)").quitDate == quit)
        try world.expectSound()
        _ = try refusal { _ = try running.shift(world.plan, days: 0) }
        _ = try running.undo()
        try world.expectSound()
    }

    @Test("an extension adds sessions at the phase's dose and counts what is ahead anew")
    func extend() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let count = try world.sessions().count
        let phase = world.plan.details.phases[0]
        let report = try world.clinic.extend(world.plan, ExtendInput(weeks: 1, phase: 1))
        let added = report.changes.filter { $0.before == nil }.map(\.after)
        #expect(Double(added.count) == phase.sessionsPerWeek.rounded())
        #expect(added.allSatisfy { $0.details.phase == phase.id })
        let after = try world.sessions()
        #expect(after.count == count + added.count)
        #expect(after.map(\.details.number) == (1...after.count).map { $0 })
        #expect(after.allSatisfy { $0.details.of == after.count })
        let plan = try world.clinic.plan(named: "\(world.plan.id)").details
        #expect(plan.phases[0].weeks == phase.weeks + 1)
        #expect(plan.phases[1].firstDay == world.plan.details.phases[1].firstDay + 7)
        #expect(plan.milestones.last { $0.kind == .planEnd }?.day == plan.end)
        try world.expectSound()
        _ = try world.clinic.undo()
        #expect(try world.sessions().count == count)
        try world.expectSound()
    }

    /// The fixture's phases prescribe their own walking, so that its plan has no other.
    @Test("walking that lasts as long as the plan follows its end; walking that ends before stays")
    func walkingFollows() {
        let first = Day(number: 20_800)
        func walk(until last: Day) -> Routine {
            Routine(
                uid: "w", kind: .walking, title: "Walking", detail: "", firstDay: first,
                lastDay: last, daysPerWeek: 5, timesPerDay: 1)
        }
        var whole = walk(until: first + 30)
        whole.followEnd(first + 30, to: first + 44, today: first + 3)
        #expect(whole.lastDay == first + 44)
        var part = walk(until: first + 13)
        part.followEnd(first + 30, to: first + 44, today: first + 3)
        #expect(part.lastDay == first + 13)
    }

    @Test("an extension of the last phase takes its exercises and the plan's end with it")
    func extendLast() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let report = try world.clinic.extend(world.plan, ExtendInput(weeks: 2))
        let plan = try world.clinic.plan(named: "\(world.plan.id)").details
        let end = world.plan.details.end + 14
        #expect(plan.end == end)
        let sessions = try world.sessions()
        let (before, added) = (sessions[sessions.count - 2], sessions[sessions.count - 1])
        #expect(added.details.start.day.weekday == before.details.start.day.weekday)
        #expect(added.details.start.time == before.details.start.time, "at the plan's usual time")
        #expect(plan.routines.last { $0.kind == .homeExercise }?.lastDay == end)
        let ends = plan.milestones.filter { [.phaseEnd, .planEnd].contains($0.kind) }.map(\.day)
        #expect(ends.suffix(2) == [end, end])
        #expect(
            report.lines.contains(.planEnds(end, before: world.plan.details.end)))
        try world.expectSound()
    }

    @Test("a discharge cancels what is ahead, keeps the past and writes what came of it")
    func discharge() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let patient = try world.clinic.patient(named: "P1")
        _ = try world.clinic.recordOutcome(of: patient, measure: "NPRS", score: 8, on: nil)
        let clinic = try world.after(2)
        _ = try clinic.recordOutcome(of: patient, measure: "NPRS", score: 4, on: nil)
        let all = try world.sessions()
        _ = try clinic.attend(all[0])
        let report = try clinic.discharge(world.plan, reason: "goals met")
        #expect(report.sessions.allSatisfy { $0.status == .cancelled })
        #expect(report.remarks.contains { $0.said.contains("\(all[1].id)") })
        #expect(try world.session(all[0].id).status == .attended)
        #expect(try world.session(all[1].id) == all[1])
        let plan = try clinic.plan(named: "\(world.plan.id)")
        #expect(plan.status == .discharged && plan.discharge?.reason == "goals met")
        #expect(plan.discharge?.summary.contains("1 of 8 sessions attended") == true)
        #expect(plan.discharge?.summary.contains("NPRS 8 to 4") == true)
        for command in [
            { _ = try clinic.shift(plan, days: 1) },
            { _ = try clinic.discharge(plan, reason: "done") },
            { _ = try clinic.extend(plan, ExtendInput(weeks: 1)) },
        ] as [() throws -> Void] {
            #expect(try refusal(command).problem.contains("discharged"))
        }
        try world.expectSound()
        _ = try clinic.undo()
        #expect(try world.session(all[4].id).status == .booked)
        try world.expectSound()
    }

    @Test("an absence, blocked days and a closed day are written, and list what they hit")
    func hits() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let therapist = try world.clinic.therapist(named: "\(all[0].details.therapist)")
        let day = all[0].details.start.day
        let hit = try world.clinic.recordAbsence(
            of: therapist, from: "\(day)", to: "\(day)", reason: "ill"
        ).hit
        #expect(hit.map(\.id) == [all[0].id])
        #expect(try world.clinic.absenceList().absences.map { $0.hit?.map(\.id) } == [[all[0].id]])
        let away = try PatientInput(blocked: ["\(all[1].details.start.day)"])
            .particulars(today: world.clinic.today)
        let change = try world.clinic.perform(
            ChangePatient(world.clinic.patient(named: "P1").id, name: nil, away))
        #expect(change.hit.map(\.id) == [all[1].id])
        let closed = try world.clinic.changeSettings(
            name: nil, reopen: [], ClinicInput(closed: ["\(all[2].details.start.day)"]))
        #expect(closed.hit.map(\.id) == [all[2].id])
        for session in all { #expect(try world.session(session.id) == session) }
    }
}
