import CivilTime
import Clinic
import ClinicStore
import ClinicWords
import Planner
import Testing

/// A clinic with plans of patients who can come on any weekday.
private struct RepairWorld {
    let test: TestClinic
    var clinic: Clinic { test.clinic }
    let plans: [MadePlan]

    init(therapists: Int, patients: Int, cause: String = "hip-osteoarthritis") throws {
        test = try TestClinic().staffed(therapists)
        let clinic = test.clinic
        plans = try (0..<patients).map { number in
            let patient = try clinic.screenedPatient("Patient \(number)", PatientInput())
            return try clinic.startPlan(
                PlanInput(
                    patient: patient, cause: cause,
                    therapist: try clinic.therapist(named: "T\(1 + number % therapists)")))
        }
    }

    func away(_ therapist: String, _ from: String, _ to: String) throws -> [Session] {
        try clinic.recordAbsence(
            of: clinic.therapist(named: therapist), from: from, to: to, reason: nil
        ).hit
    }
}

@Suite("Repair of the clinic's plans")
struct RepairTests {
    @Test("a sick morning: each hit session goes elsewhere that week, and nothing else changes")
    func sickMorning() throws {
        let world = try RepairWorld(therapists: 3, patients: 6)
        defer { world.test.remove() }
        let clinic = world.clinic
        let before = try clinic.store.read { try $0.sessions() }.sorted { $0.id < $1.id }
        let day = try #require(before.first { $0.details.therapist.number == 1 }).details.start.day
        let hit = try world.away("T1", "\(day)T08:00", "\(day)T13:00")
        #expect(!hit.isEmpty)
        let proposal = try clinic.repair(apply: false)
        let untouched = try clinic.store.read { try $0.sessions() }.sorted { $0.id < $1.id }
        #expect(untouched == before, "a proposal writes nothing")
        #expect(proposal.lines(.impossible).isEmpty)
        let changed = proposal.lines.filter { $0.outcome != .kept }
        #expect(Set(changed.map(\.before.id)) == Set(hit.map(\.id)))
        #expect(changed.allSatisfy { $0.reason?.said.contains("is away") == true })
        let applied = try clinic.repair(apply: true)
        #expect(applied.lines.map(\.after) == proposal.lines.map(\.after), "what was told is done")
        let after = try clinic.store.read { try $0.sessions() }.sorted { $0.id < $1.id }
        for (old, new) in zip(before, after) {
            #expect((old == new) == !hit.contains { $0.id == old.id })
            #expect(new.uid == old.uid)
            if old != new {
                #expect(new.sequence == old.sequence + 1)
                #expect(abs(new.details.start.day - old.details.start.day) < 7)
            }
        }
        #expect(try clinic.check().violations.isEmpty)
        #expect(try clinic.repair(apply: false).lines.allSatisfy { $0.outcome == .kept })
        _ = try clinic.undo()
        let undone = try clinic.store.read { try $0.sessions() }.sorted { $0.id < $1.id }
        #expect(undone.map(\.details) == before.map(\.details), "one repair is one undo")
    }

    @Test(
        "nobody is called in at short notice: who moves comes in two hours or later, or at the own time",
        arguments: [false, true])
    func notice(ofFirstSessions: Bool) throws {
        let world = try RepairWorld(therapists: 2, patients: 6)
        defer { world.test.remove() }
        let all = try world.clinic.store.read { try $0.sessions() }
        let days = Dictionary(grouping: all, by: \.details.start.day).sorted { $0.key < $1.key }
        // The first sessions are longer than the others, and not at the plans' usual times.
        func isFirst(_ session: Session) -> Bool {
            session.details.number == 1 || !session.details.tasks.isEmpty
        }
        func last(of day: [Session]) -> Session? {
            day.filter { $0.details.therapist.number == 1 }.max {
                $0.details.start < $1.details.start
            }
        }
        let (day, booked) = try #require(
            days.first { day in
                day.value.count { $0.details.therapist.number == 1 } > 1
                    && last(of: day.value).map(isFirst) == ofFirstSessions
                    && (ofFirstSessions || day.value.allSatisfy { !isFirst($0) })
            })
        let last = try #require(last(of: booked))
        let clinic = world.test.at("\(day)T07:50")
        // Only this one stands that day, and the other therapist is free only before its time.
        for session in booked where session.id != last.id {
            _ = try clinic.cancel(session, CancelInput(reason: "clinic", scope: .only))
        }
        func place() throws -> LocalTime? {
            try clinic.repair(apply: false).lines.first { $0.before.id == last.id }?.after?.details
                .start
        }
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "\(day)", to: "\(day + 6)", reason: nil)
        let own = try #require(try place())
        if ofFirstSessions {
            // It may move to the plan's usual time, but not to one that is too soon.
            #expect(own == last.details.start || own >= clinic.now + 120, "\(own)")
        } else {
            #expect(own == last.details.start, "somebody else takes it at its own time")
        }
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T2"), from: "\(last.details.start)", to: "\(day)T18:00",
            reason: nil)
        let later = try #require(try place())
        #expect(later >= clinic.now + 120, "\(last.details.start) to \(later)")
    }

    @Test("six weeks' leave of the busiest: everything finds somebody else, and all rules hold")
    func longLeave() throws {
        let world = try RepairWorld(therapists: 4, patients: 12, cause: "nonspecific-back-pain")
        defer { world.test.remove() }
        let clinic = world.clinic
        let hit = try world.away("T1", "2026-12-07", "2027-01-17")
        #expect(hit.count > 5)
        let applied = try clinic.repair(therapist: clinic.therapist(named: "T1"), apply: true)
        #expect(applied.lines(.impossible).isEmpty)
        #expect(applied.lines(.reassigned).count + applied.lines(.moved).count >= hit.count)
        #expect(try clinic.check().violations.isEmpty)
        #expect(try clinic.absenceList().absences.allSatisfy { $0.hit?.isEmpty == true })
    }

    @Test("what finds no place stays, is told with its reason, and shortens its phase")
    func impossible() throws {
        let world = try RepairWorld(therapists: 1, patients: 1)
        defer { world.test.remove() }
        let clinic = world.clinic
        let hit = try world.away("T1", "2026-12-07", "2026-12-27")
        let applied = try clinic.repair(apply: true)
        let lost = applied.lines(.impossible)
        #expect(!lost.isEmpty && lost.count <= hit.count)
        #expect(lost.allSatisfy { $0.reason?.said.contains("is away") == true && $0.after == nil })
        #expect(!applied.shortened.isEmpty)
        let left = try clinic.store.read { try $0.sessions() }
        #expect(lost.allSatisfy { line in left.contains { $0 == line.before } })
    }

    @Test("a closed day and a patient's trip are repaired too; confirmed sessions are asked again")
    func otherHits() throws {
        let world = try RepairWorld(therapists: 2, patients: 2)
        defer { world.test.remove() }
        let clinic = world.clinic
        let first = try #require(try clinic.store.read { try $0.sessions() }.first)
        _ = try clinic.confirm(first, note: nil)
        _ = try clinic.changeSettings(
            name: nil, reopen: [],
            ClinicInput(closed: ["\(first.details.start.day)"]))
        let reopened = try Clinic.open(
            path: world.test.path, rehearsal: false, plans: nil,
            clock: .wall(clinic.now), actor: "tester", command: "test")
        let applied = try reopened.repair(apply: true)
        let line = try #require(applied.lines.first { $0.before.id == first.id })
        #expect(line.outcome == .moved || line.outcome == .reassigned)
        #expect(line.reason?.said.contains("closed") == true)
        #expect(line.after?.status == .booked, "the new time is not confirmed yet")
        #expect(try reopened.check().violations.isEmpty)
    }
}
