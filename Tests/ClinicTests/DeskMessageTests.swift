import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("What the front desk is told")
struct DeskMessageTests {
    private func failure(_ command: () throws -> Void) throws -> Failure {
        do { try command() } catch { return try #require(Failure(saying: error)) }
        throw Failure(.usage, "it was not refused", remedy: "")
    }

    @Test(
        "of a broken date and time the part that is wrong is told, and how both are written",
        arguments: [
            ("2026-12-08T25:00", "'25:00' is not a time."),
            ("2026-12-08Tnoon", "'noon' is not a time."),
            ("2026-13-45T10:00", "There is no date 2026-13-45."),
            ("2026-02-30", "There is no date 2026-02-30."),
            ("10:00", "'10:00' is a time without a date."),
            ("2026-12-08 10:00", "'2026-12-08 10:00' is not a date."),
            ("Yesterday", "'Yesterday' is not a date."), ("", "'' is not a date."),
        ])
    func dates(_ text: String, _ problem: String) throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let ana = try world.clinic.therapist(named: "T1")
        let told = [
            try failure { _ = try world.clinic.move(first, MoveInput(to: text, scope: .only)) },
            try failure {
                _ = try world.clinic.recordAbsence(
                    of: ana, from: text, to: "2026-12-09", reason: nil)
            }, try failure { _ = try world.clinic.plan(world.plan, asOf: text) },
        ]
        for failure in told {
            #expect(failure.kind == .usage && failure.problem.said == problem)
            #expect(failure.remedy.contains("2026-12-01T09:30"))
            #expect(failure.remedy.contains("+3d"))
        }
    }

    @Test("an absence or a list that ends before it begins tells the days as they were written")
    func turned() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let ana = try world.clinic.therapist(named: "T1")
        let absence = try failure {
            _ = try world.clinic.recordAbsence(
                of: ana, from: "2026-12-05", to: "2026-12-03", reason: nil)
        }
        #expect(absence.problem == "The absence ends (2026-12-03) before it begins (2026-12-05).")
        let timed = try failure {
            _ = try world.clinic.recordAbsence(
                of: ana, from: "2026-12-05T10:00", to: "2026-12-05T09:00", reason: nil)
        }
        #expect(timed.problem.contains("(2026-12-05T09:00)"))
        let list = try failure {
            _ = try world.clinic.sessions(
                from: Day(parsing: "2026-12-31"), to: Day(parsing: "2026-12-01"))
        }
        #expect(list.kind == .usage && list.problem.contains("2026-12-01"))
        #expect(list.remedy.contains("--from"))
    }

    @Test("an id that nobody has comes with the command that lists those there are")
    func unknown() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        for (command, list) in [
            ({ _ = try world.clinic.session(named: "S999") }, "physio session list"),
            ({ _ = try world.clinic.plan(named: "L9") }, "physio plan list"),
            ({ _ = try world.clinic.undo(entry: 9999) }, "physio history"),
        ] as [(() throws -> Void, String)] {
            let failure = try failure(command)
            #expect(failure.kind == .notFound && failure.remedy.contains("'\(list)'"))
        }
    }

    @Test("what does not move is told with a command that will be taken, and no place is offered")
    func settled() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let later = try world.after(2)
        func remedies(_ session: Session) throws -> [Advice] {
            let session = try world.session(session.id)
            return [
                try failure { _ = try later.options(for: session, count: 1) }.remedy,
                try failure {
                    _ = try later.move(session, MoveInput(to: "+30d", scope: .only))
                }.remedy,
            ]
        }
        for remedy in try remedies(all[0]) {
            #expect(remedy.contains("physio session attend \(all[0].id)"))
        }
        let unrecorded = try failure { _ = try later.makeUp(for: all[0], MakeUpInput()) }
        #expect(unrecorded.remedy.contains("physio session miss \(all[0].id)"))
        _ = try later.attend(all[0], note: nil)
        for remedy in try remedies(all[0]) {
            #expect(remedy.contains("physio session add P1"))
        }
        let kept = try failure { _ = try later.confirm(all[0]) }
        #expect(kept.remedy.hasPrefix("If that is wrong, correct it: physio session miss"))
        let attended = try failure {
            _ = try later.makeUp(for: world.session(all[0].id), MakeUpInput())
        }
        #expect(attended.remedy.contains("physio session miss \(all[0].id)"))
        _ = try later.miss(all[1], note: nil)
        for remedy in try remedies(all[1]) {
            #expect(remedy.contains("physio session makeup \(all[1].id)"))
        }
        let ahead = try failure { _ = try later.makeUp(for: all[3], MakeUpInput()) }
        #expect(ahead.remedy.contains("physio session move \(all[3].id)"))
    }
}
