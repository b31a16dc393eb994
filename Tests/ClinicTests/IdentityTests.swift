import CivilTime
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic

/// Templates of a clinic's own, in a folder that goes with the test.
private struct OwnTemplates {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("physio-own-\(UUID().uuidString)")

    /// The built-in template of a cause with some of its words changed; each has to be there.
    func write(_ cause: String, _ changes: [(old: String, new: String)]) throws {
        let causes = folder.appendingPathComponent("causes")
        try FileManager.default.createDirectory(at: causes, withIntermediateDirectories: true)
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Plans/causes/\(cause).yaml")
        var text = try String(contentsOf: source, encoding: .utf8)
        for change in changes {
            try #require(text.contains(change.old), "\(change.old)")
            text = text.replacingOccurrences(of: change.old, with: change.new)
        }
        let file = causes.appendingPathComponent("\(cause).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

extension Clinic {
    /// The same clinic, with its templates read anew.
    fileprivate func reading(_ templates: OwnTemplates) -> Clinic {
        Clinic(
            store: store, shelf: CatalogShelf(folder: templates.folder.path), settings: settings,
            zone: zone, ambient: ambient)
    }
}

@Suite("What a plan is made of is told apart by its id")
struct IdentityTests {
    @Test("a template that changes its phases' names and skills changes nothing of a running plan")
    func pinned() throws {
        let templates = OwnTemplates()
        defer { templates.remove() }
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        _ = try test.clinic.addTherapist(name: "Knows", skills: ["mulligan"])
        try templates.write(
            "sciatica", [("  - name: Settle\n", "  - name: Settle\n    skill: mulligan\n")])
        let clinic = test.clinic.reading(templates)
        let patient = try clinic.screenedPatient("Jo", PatientInput(born: "1980-01-01"))
        let made = try clinic.startPlan(
            PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07"))
        #expect(made.plan.details.phases.map(\.skill) == [.named("mulligan"), .none, .none])
        let first = try #require(made.sessions.first { $0.details.kind == .physiotherapy })
        let knows = try clinic.therapist(named: "Knows")
        #expect(first.details.therapist == knows.id)

        try templates.write(
            "sciatica",
            [
                ("  - name: Settle\n", "  - name: Calm\n"),
                ("    minutes: 45\n", "    minutes: 30\n"),
                ("    min-days-between: 2\n", "    min-days-between: 3\n"),
            ])
        let later = clinic.reading(templates)
        #expect(try later.plan(named: "\(made.plan.id)") == made.plan)
        let offers = try later.options(for: first, count: 50)
        #expect(!offers.isEmpty && offers.allSatisfy { $0.therapist == knows.id })
        let other = try clinic.therapist(named: "Therapist 1")
        let refused = try refusal {
            _ = try later.move(
                first, MoveInput(to: "\(first.details.start)", therapist: other, scope: .only))
        }
        #expect("\(refused)".contains("mulligan"), "\(refused)")
        #expect(try later.check().violations == [])
    }

    @Test("where a make-up session lets phases overlap, each keeps its own exercises")
    func overlapping() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let last = try #require(
            try world.sessions().last { $0.details.phase == world.plan.details.phases[0].id })
        let clinic = world.test.at("\(world.plan.details.phases[0].lastDay)T18:30")
        _ = try clinic.miss(last)
        _ = try clinic.makeUp(for: last, MakeUpInput())
        let plan = try clinic.plan(named: "\(world.plan.id)")
        let (first, second) = (plan.details.phases[0], plan.details.phases[1])
        #expect(first.lastDay >= second.firstDay)
        let shown = try clinic.showing(plan).details
        let home = shown.routines.filter { $0.kind == .homeExercise }
        #expect(home.map(\.phase) == shown.phases.map(\.id))
        #expect(home.map(\.detail) == shown.phases.map { lines($0.exercises) })
    }

    @Test("two contacts of one title keep each its own days")
    func oneTitle() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let check = PlanCheck(world.plan, standing: [], try world.clinic.shelf.catalog())
        var session = try #require(try world.sessions().first).details
        session.kind = .weighIn
        session.tasks = [3...5, 10...12].map {
            SessionTask(kind: .weighIn, title: "Weigh-in", window: $0)
        }
        let start = world.plan.details.start
        #expect(
            check.windows(of: session).map(\.days) == [
                (start + 3)...(start + 5), (start + 10)...(start + 12),
            ])
    }

    private func lines(_ exercises: [PlannedExercise]) -> String {
        exercises.map(\.line).joined(separator: "\n")
    }
}
