import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A smoker's plan, or one with weigh-ins, whose dates move.
private struct RidingPlan {
    let test: TestClinic
    let plan: StoredPlan
    var clinic: Clinic { test.clinic }

    init(smokes: Bool) throws {
        test = try TestClinic().staffed(2)
        let input =
            smokes
            ? PatientInput.smoker(aDay: 20)
            : PatientInput(
                born: "1970-01-01", heightCm: 165, weightKg: 95,
                facts: ["permission_to_discuss_weight=yes"])
        let patient = try test.clinic.screenedPatient("Jo", input)
        plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis", start: "2026-12-07", medicines: .none
            )
        ).plan
    }

    /// What has days of its own, by its title, with the day on which it stands.
    func riders(keeping day: (ClosedRange<Day>, Day) -> Bool) throws -> [String: Session] {
        let now = try clinic.read { try $0.plan(plan.id) }
        let course = PlanCheck(now, standing: [], try TestClinic.shelf.catalog())
        var found: [String: Session] = [:]
        for session in try clinic.sessions(plan: plan.id) where session.status.isLive {
            for task in session.details.tasks {
                guard let days = course.days(of: task), day(days, session.details.start.day)
                else { continue }
                found[task.title] = session
            }
        }
        return found
    }

    func inside() throws -> [String: Session] { try riders { $0.contains($1) } }
    func outside() throws -> [String: Session] { try riders { !$0.contains($1) } }
}

@Suite("What has days of its own when a plan's dates move")
struct PauseRiderTests {
    private func expectKept(
        _ world: RidingPlan, _ before: [String: Session], _ report: SessionReport, _ name: String
    ) throws {
        let after = try world.inside()
        let said = report.remarks.map(\.said)
        for (title, session) in before where after[title] == nil {
            #expect(
                said.contains { $0.hasPrefix("\(title) is held from ") },
                "\(name): \(title), which stood on \(session.details.start), is gone silently")
        }
        let left = try world.outside().keys.sorted()
        #expect(left.isEmpty, "\(name): \(left)")
        for (title, session) in after where before[title].map(\.id) != session.id {
            #expect(said.contains { $0.hasPrefix(title) }, "\(name): \(title) moved silently")
        }
        #expect(try world.clinic.check().violations.isEmpty)
    }

    @Test(
        "quit support and weigh-ins stay in their days, or are named, whatever the pause",
        arguments: [false, true])
    func pauses(smokes: Bool) throws {
        let world = try RidingPlan(smokes: smokes)
        defer { world.test.remove() }
        let before = try world.inside()
        #expect(before.count > 3)
        let contents = try world.clinic.store.contents()
        for (offset, length) in [(3, 7), (8, 14), (15, 10), (22, 28), (30, 60)] {
            let first = world.plan.details.start + offset
            let report = try world.clinic.pause(
                world.plan, from: "\(first)", to: "\(first + length - 1)", reason: nil)
            try expectKept(world, before, report, "\(offset), \(length)")
            _ = try world.clinic.undo()
            #expect(
                try world.clinic.store.contents().plain == contents.plain)
        }
    }

    @Test("the same of shifts and of moves of the following", arguments: [false, true])
    func shifts(smokes: Bool) throws {
        let world = try RidingPlan(smokes: smokes)
        defer { world.test.remove() }
        let clinic = world.test.at("2026-12-10T07:00")
        let before = try world.inside()
        for days in [2, 7, 9, 21] {
            do {
                let report = try clinic.shift(world.plan, days: days)
                try expectKept(world, before, report, "shift by \(days)")
                _ = try clinic.undo()
            } catch let refusal as any ClinicRefusal {
                #expect(!refusal.said.details.isEmpty)
            }
        }
        let next = try #require(
            clinic.sessions(plan: world.plan.id).first {
                $0.isAhead(clinic.now) && $0.details.kind == .physiotherapy
            })
        let report = try clinic.move(
            next, MoveInput(to: "\(next.details.start + 14 * 1440)", scope: .following))
        try expectKept(world, before, report, "following")
    }

    @Test("exercises at home rest in a pause and go on when it ends, also sooner than planned")
    func exercises() throws {
        let world = try RidingPlan(smokes: false)
        defer { world.test.remove() }
        let clinic = world.clinic
        func exercised(_ day: Day) throws -> Bool {
            try clinic.read { try $0.plan(world.plan.id) }.details.routines.contains {
                $0.kind == .homeExercise && $0.firstDay <= day && day <= $0.lastDay
            }
        }
        let first = world.plan.details.start + 9
        let report = try clinic.pause(
            world.plan, from: "\(first)", to: "\(first + 9)", reason: nil)
        #expect(report.lines.map(\.said).contains { $0.contains(": rests from \(first), then ") })
        #expect(try exercised(first - 1))
        for day in 0...9 { #expect(try !exercised(first + day)) }
        #expect(try exercised(first + 10))
        let calendar = try clinic.exportCalendar(of: .patient(world.plan.details.patient))
        #expect(!calendar.bytes.isEmpty)
        _ = try clinic.resume(world.plan, on: "\(first + 4)")
        #expect(try !exercised(first + 3))
        for day in 4...10 { #expect(try exercised(first + day), "\(first + day)") }
    }
}

@Suite("A single session despite a rule")
struct AddDespiteTests {
    @Test("what is named and not firm is set aside, kept with its reason, and told")
    func despite() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient("Jo", PatientInput())
        var asked = SessionInput(patient: patient, at: "2026-12-02T18:30")
        expectRefused { try clinic.addSession(asked) }
        (asked.despite, asked.reason) = (["opening-hours"], "agreed")
        expectRefused { try clinic.addSession(asked) }
        asked.despite = ["opening-hours", "therapist-hours"]
        let session = try clinic.addSession(asked)
        #expect(session.details.exception?.rules == ["opening-hours", "therapist-hours"])
        #expect(session.details.exception?.reason == "agreed")
        #expect(try clinic.repair(apply: false).lines.allSatisfy { $0.outcome == .kept })
        #expect(try clinic.check().violations.isEmpty)
        // Nobody is at two places, and a reason has to be given.
        expectRefused { try clinic.addSession(asked) }
        asked.reason = nil
        expectRefused { try clinic.addSession(asked) }
        asked.reason = "agreed"
        asked.despite = ["patient-busy"]
        expectRefused { try clinic.addSession(asked) }
    }
}
