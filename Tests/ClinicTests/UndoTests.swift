import CivilTime
@testable import ClinicStore
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

@Suite("History and undo")
struct UndoTests {
    @Test("undo goes back again and again, and each undo is an entry that says so")
    func again() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let before = try world.contents()
        _ = try world.clinic.confirm(all[0])
        _ = try world.clinic.cancel(all[1], CancelInput(reason: "sick", scope: .following))
        let first = try world.clinic.undo()
        #expect(first.sessions.count == all.count - 1 + (try world.others()))
        _ = try world.clinic.undo()
        #expect(try world.contents().plain == before.plain)
        let entries = try world.clinic.history(limit: 4)
        #expect(entries.map(\.undoes) == [entries[3].number, entries[2].number, nil, nil])
        #expect(entries[2].undoneBy == entries[1].number)
        try world.expectSound()
        let sequences = try world.sessions().map(\.sequence)
        #expect(sequences.dropFirst().allSatisfy { $0 == 2 })
    }

    @Test("an entry that changed nothing but when a session was revised is undone once")
    func revisionOnly() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        _ = try world.clinic.confirm(first)
        let confirmed = try #require(try world.clinic.history(limit: 1).first?.number)
        let later = world.test.at("2026-12-02T10:00")
        let same = try world.session(first.id)
        try later.write { _ = try $0.updateSession(same) }
        #expect(try later.history(limit: 1).first?.number == confirmed + 1)
        #expect(try later.undo().entry.number == confirmed + 1)
        #expect(try later.history(limit: 1).first?.undoes == confirmed + 1)
        #expect(try later.undo().entry.number == confirmed)
        #expect(try world.session(first.id).status == .booked)
        try world.expectSound()
    }

    @Test("an entry on which others stand is refused, and they are named in the order that works")
    func dependents() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        _ = try world.clinic.confirm(first)
        let confirmed = try #require(try world.clinic.history(limit: 1).first?.number)
        let place = try #require(try world.clinic.options(for: first, count: 1).first)
        _ = try world.clinic.move(first, MoveInput(to: "\(place.start)", scope: .only))
        _ = try world.clinic.recordAbsence(
            of: world.clinic.therapist(named: "T2"), from: "+200d", to: "+201d", reason: nil)
        let refused = try refusal { _ = try world.clinic.undo(entry: confirmed) }
        #expect(refused.details.count == 1)
        #expect(
            refused.remedy.contains(
                "physio undo --entry \(confirmed + 1); physio undo --entry \(confirmed)"))
        _ = try world.clinic.undo(entry: confirmed + 1)
        _ = try world.clinic.undo(entry: confirmed)
        #expect(try world.session(first.id).status == .booked)
        #expect(try world.session(first.id).details.start == first.details.start)
        #expect(try world.clinic.absences().count == 1)
        _ = try refusal { _ = try world.clinic.undo(entry: confirmed) }
        try world.expectSound()
    }

    @Test("a cancellation is not undone while somebody else has the place")
    func taken() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let first = try world.sessions()[0]
        _ = try world.clinic.cancel(first, CancelInput(reason: "work", scope: .only))
        let cancelled = try #require(try world.clinic.history(limit: 1).first?.number)
        let other = try world.clinic.screenedPatient("Al", PatientInput())
        let therapist = try world.clinic.therapist(named: "\(first.details.therapist)")
        let taker = try world.clinic.addSession(
            SessionInput(patient: other, at: "\(first.details.start)", therapist: therapist))
        let before = try world.contents()
        let refused = try refusal { _ = try world.clinic.undo(entry: cancelled) }
        #expect(refused.details.contains { $0.hasPrefix("\(taker.id) ") })
        #expect(try world.contents() == before)
    }

    @Test("a booking that a calendar has seen stays as cancelled when it is undone")
    func seen() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let patient = try world.clinic.patient(named: "P1")
        let quiet = try world.clinic.addSession(
            SessionInput(patient: patient, at: "2027-05-03T09:00"))
        _ = try world.clinic.undo()
        #expect(throws: StoreError.self) { try world.session(quiet.id) }
        let seen = try world.clinic.addSession(
            SessionInput(patient: patient, at: "2027-05-03T09:00"))
        _ = try world.clinic.exportCalendar(of: .patient(patient.id))
        let report = try world.clinic.undo()
        #expect(report.sessions.map(\.id) == [seen.id])
        let left = try world.session(seen.id)
        #expect(left.status == .cancelled && left.reason == Session.undone)
        #expect(left.uid == seen.uid && left.sequence == seen.sequence + 1)
        let calendar = String(
            decoding: try world.clinic.exportCalendar(of: .patient(patient.id)).bytes,
            as: UTF8.self)
        let event = calendar.components(separatedBy: "BEGIN:VEVENT").filter {
            $0.contains("UID:\(seen.uid)\r\n")
        }
        #expect(event.count == 1 && event[0].contains("STATUS:CANCELLED"))
        #expect(event[0].contains("SEQUENCE:1\r\n"))
        #expect(!calendar.contains("UID:\(quiet.uid)\r\n"))
        try world.expectSound()
    }

    @Test("an export over an older one has each UID once, none is lost, and no sequence falls")
    func exportedAgain() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        func sequences() throws -> [String: Int] {
            let bytes = try world.clinic.exportCalendar(of: .plan(world.plan.id)).bytes
            var found: [String: Int] = [:]
            for event in String(decoding: bytes, as: UTF8.self)
                .components(separatedBy: "BEGIN:VEVENT").dropFirst()
            {
                func value(_ name: String) -> String? {
                    event.components(separatedBy: "\r\n").first { $0.hasPrefix("\(name):") }
                        .map { String($0.dropFirst(name.count + 1)) }
                }
                let uid = try #require(value("UID"))
                #expect(found[uid] == nil)
                found[uid] = value("SEQUENCE").flatMap(Int.init) ?? 0
            }
            return found
        }
        let all = try world.sessions()
        let first = try sequences()
        _ = try world.clinic.shift(world.plan, days: 7)
        _ = try world.clinic.cancel(all[3], CancelInput(reason: "sick", scope: .only))
        let second = try sequences()
        _ = try world.clinic.undo()
        _ = try world.clinic.undo()
        let third = try sequences()
        for (old, new) in [(first, second), (second, third)] {
            #expect(Set(old.keys) == Set(new.keys))
            for (uid, sequence) in old { #expect((new[uid] ?? -1) >= sequence) }
        }
        for session in all {
            #expect((second[session.uid] ?? 0) > (first[session.uid] ?? 0))
            #expect((third[session.uid] ?? 0) > (second[session.uid] ?? 0))
        }
    }

    @Test("the whole plan can be taken back after it was exported; its UIDs are never given again")
    func wholePlan() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        _ = try world.clinic.exportCalendar(of: .plan(world.plan.id))
        _ = try world.clinic.undo()
        #expect(throws: StoreError.self) { try world.clinic.plan(named: "\(world.plan.id)") }
        #expect(try world.session(all[0].id).details.plan == nil)
        #expect(try world.session(all[0].id).status == .cancelled)
        try world.expectSound()
    }

    @Test("the clinic itself, an undo and an erased person are not undone")
    func refused() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        _ = try world.clinic.confirm(world.sessions()[0])
        _ = try world.clinic.undo()
        let undo = try #require(try world.clinic.history(limit: 1).first?.number)
        #expect(try refusal { _ = try world.clinic.undo(entry: undo) }.problem.contains("undo"))
        _ = try refusal { _ = try world.clinic.undo(entry: 1) }
        _ = try world.clinic.erasePatient(world.clinic.patient(named: "P1"))
        let erased = try refusal { _ = try world.clinic.undo() }
        #expect(erased.problem.contains("erased"))
        try world.expectSound()
    }

    @Test("a plan is shown as it stood on a day, or at a time of it")
    func asOf() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let all = try world.sessions()
        let later = world.test.at("2026-12-02T10:00")
        _ = try later.pause(world.plan, from: "2026-12-10", to: "2026-12-20", reason: "trip")
        let (past, then) = try later.plan(world.plan, asOf: "2026-12-01")
        #expect(past == world.plan)
        #expect(then.filter { $0.details.kind == .physiotherapy } == all)
        let (_, same) = try later.plan(world.plan, asOf: "2026-12-02T09:59")
        #expect(same.count == then.count && same.map(\.details) == then.map(\.details))
        let (paused, _) = try later.plan(world.plan, asOf: "today")
        #expect(paused.pauses.count == 1)
        let missing = try refusal { _ = try later.plan(world.plan, asOf: "2026-11-01") }
        #expect(missing.kind == .notFound)
        #expect(try later.history(limit: 9, plan: world.plan).count == 2)
    }
}

extension LivingFixture {
    /// Sessions of the plan that are no physiotherapy.
    func others() throws -> Int {
        try clinic.sessions(plan: plan.id).count { $0.details.kind != .physiotherapy }
    }
}
