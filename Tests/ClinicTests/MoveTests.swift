import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Moving")
struct MoveTests {
    private func input(
        _ to: LocalTime, _ scope: SessionScope = .only, despite: [String] = [],
        therapist: Therapist? = nil
    ) -> MoveInput {
        MoveInput(
            to: "\(to)", therapist: therapist, scope: scope, despite: despite,
            reason: despite.isEmpty ? nil : "asked for")
    }

    @Test("a move alone changes one session; the old time stays in its story")
    func only() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let place = try #require(try world.clinic.options(for: all[2], count: 1).first)
        let report = try world.clinic.move(all[2], input(place.start))
        #expect(report.sessions.map(\.details.start) == [place.start])
        for other in all where other.id != all[2].id {
            #expect(try world.session(other.id) == other)
        }
        let story = try world.clinic.story(of: all[2])
        #expect(story.last?.before?.start == all[2].details.start)
        #expect(story.last?.step.words.contains("moved from \(all[2].details.start)") == true)
        let unsaid = try refusal {
            _ = try world.clinic.move(all[3], MoveInput(to: "\(place.start + 1440)"))
        }
        #expect(unsaid.kind == .usage)
    }

    @Test(
        "a rule that does not allow a move is named, and is set aside with a reason",
        arguments: [
            ("opening-hours", 20 * 60), ("therapist-hours", 20 * 60),
        ])
    func despite(_ code: String, _ minutes: Int) throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        let late = LocalTime(minute: first.details.start.day.number * 1440 + minutes)
        let refused = try refusal { _ = try world.clinic.move(first, input(late)) }
        #expect(refused.details.contains { $0.hasPrefix("\(code): ") })
        #expect(refused.remedy.contains("--despite \(code)"))
        let moved = try world.clinic.move(
            first, input(late, despite: ["opening-hours", "therapist-hours"]))
        let exception = try #require(moved.sessions.first?.details.exception)
        #expect(exception.rules.contains(code) && exception.reason == "asked for")
        try world.expectSound()
    }

    @Test("closed days, absences, blocked days and hours, week, gap and order are all checked")
    func rules() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let day = all[0].details.start.day + 1
        let time = LocalTime(day, all[0].details.start.time)
        let ana = try world.clinic.therapist(named: "\(all[0].details.therapist)")
        let patient = try world.clinic.patient(named: "P1")
        var found: Set<String> = []
        func codes(_ to: LocalTime) throws -> Set<String> {
            let refused = try refusal { _ = try world.clinic.move(all[0], input(to)) }
            return Set(
                refused.details.compactMap { $0.said.split(separator: ":").first.map(String.init) })
        }
        _ = try world.clinic.recordAbsence(of: ana, from: "\(day)", to: "\(day)", reason: nil)
        found.formUnion(try codes(time))
        _ = try world.clinic.changePatient(
            patient, name: nil, PatientInput(available: "Mon-Fri 08:00-09:00", blocked: ["\(day)"]))
        found.formUnion(try codes(time + 300))
        _ = try world.clinic.changeSettings(
            name: nil, reopen: [], ClinicInput(closed: ["\(day)"]))
        found.formUnion(try codes(time))
        found.formUnion(try codes(LocalTime(all[1].details.start.day + 1, time.time)))
        found.formUnion(try codes(LocalTime(all[0].details.start.day + 8, time.time)))
        #expect(
            found.isSuperset(of: [
                "absence", "blocked-day", "patient-availability", "closed-day", "min-days-between",
                "session-order", "plan-week",
            ]), "\(found.sorted())")
    }

    @Test("what somebody else has cannot be set aside: therapist, patient, room")
    func firm() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let other = try world.clinic.screenedPatient("Al", PatientInput())
        let there = all[0].details.start + 60
        let therapist = try world.clinic.therapist(named: "\(all[0].details.therapist)")
        _ = try world.clinic.addSession(
            SessionInput(patient: other, at: "\(there)", minutes: 30, therapist: therapist))
        for code in ["therapist-busy", "patient-busy", "room", "unusable-time"] {
            let usage = try refusal {
                _ = try world.clinic.move(all[0], input(there, despite: [code]))
            }
            #expect(usage.kind == .usage)
        }
        let refused = try refusal {
            _ = try world.clinic.move(all[0], input(there, despite: ["opening-hours"]))
        }
        #expect(refused.kind == .refused)
        #expect(refused.details.contains { $0.hasPrefix("therapist-busy") })
    }

    @Test("the rest of the plan follows by the same days and time, in its order and its phases")
    func following() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let to = all[2].details.start + (7 * 1440)
        let report = try world.clinic.move(all[2], input(to, .following))
        let after = try world.sessions()
        #expect(after.map(\.id) == all.map(\.id))
        #expect(after.prefix(2) == all.prefix(2))
        for (old, new) in zip(all, after).dropFirst(2) {
            #expect(new.details.start == old.details.start + (7 * 1440), "\(old.id)")
            #expect(new.uid == old.uid && new.sequence == old.sequence + 1)
        }
        #expect(report.lines.contains { $0.said.contains("Phase") })
        try world.expectSound()
        _ = try world.clinic.undo()
        #expect(try world.sessions().map(\.details.start) == all.map(\.details.start))
        try world.expectSound()
    }

    @Test("one of those that follow and does not fit goes to the nearest time, or all is refused")
    func replaced() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let closed = all[4].details.start.day + 1
        _ = try world.clinic.changeSettings(
            name: nil, reopen: [], ClinicInput(closed: ["\(closed)"]))
        let report = try world.clinic.move(all[3], input(all[3].details.start + 1440, .following))
        #expect(report.remarks.contains { $0.said.hasPrefix("\(all[4].id) does not fit") })
        #expect(try world.session(all[4].id).details.start.day != closed)
        try world.expectSound()
        let before = try world.contents()
        let days = (10...40).map { "\(all[4].details.start.day + $0)" }
        _ = try world.clinic.changeSettings(name: nil, reopen: [], ClinicInput(closed: days))
        let refused = try refusal {
            _ = try world.clinic.move(
                world.session(all[3].id), input(all[3].details.start + (9 * 1440), .following))
        }
        #expect(!refused.details.isEmpty)
        _ = try world.clinic.undo()
        #expect(try world.contents().plain == before.plain)
    }

    @Test("a confirmed session that moves is to be confirmed again; nothing moves into the past")
    func confirmed() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        _ = try world.clinic.confirm(first)
        let place = try #require(try world.clinic.options(for: first, count: 1).first)
        let report = try world.clinic.move(first, input(place.start))
        #expect(report.sessions.first?.status == .booked)
        #expect(report.remarks.contains { $0.said.contains("was confirmed") })
        let past = try refusal {
            _ = try world.clinic.move(first, input(world.clinic.now + -1440))
        }
        #expect(past.problem.contains("past"))
    }
}
