import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// What a session had, and what somebody decided about it, a repair keeps as far as it can.
@Suite("What a repair keeps")
struct RepairKeepsTests {
    private func place(_ session: Session, _ repair: PlanRepair) throws -> SessionDetails {
        let line = try #require(repair.lines.first { $0.before.id == session.id })
        return try #require(line.after).details
    }

    @Test(
        "a single session goes to the free time nearest to its own, and another time of day has its price",
        arguments: ["physiotherapy", "assessment", "monitoring", "review"])
    func timeOfDay(kind: String) throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient("Jo", PatientInput())
        var asked = SessionInput(patient: patient, at: "2026-12-02T15:00", kind: kind)
        asked.therapist = try clinic.therapist(named: "T1")
        let session = try clinic.addSession(asked)
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "2026-12-02T14:30", to: "2026-12-02T18:00",
            reason: nil)
        let repair = try clinic.repair(apply: true)
        #expect(try "\(place(session, repair).start)" == "2026-12-02T13:45")
        #expect(repair.cost > 0)
    }

    @Test("a session at an odd minute keeps it, with somebody else")
    func oddMinute() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient("Jo", PatientInput())
        var asked = SessionInput(patient: patient, at: "2026-12-02T15:00")
        asked.therapist = try clinic.therapist(named: "T1")
        var session = try clinic.addSession(asked)
        session = try #require(
            clinic.move(session, MoveInput(to: "2026-12-02T15:02")).sessions.first)
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "2026-12-01", to: "2026-12-05", reason: nil)
        let after = try place(session, clinic.repair(apply: true))
        #expect("\(after.start)" == "2026-12-02T15:02" && "\(after.therapist)" == "T2")
    }

    @Test("a session that stands too near on purpose stays near, with somebody else")
    func exception() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let sessions = try world.sessions()
        let near = LocalTime(sessions[1].details.start.day + 1, sessions[2].details.start.time)
        let moved = try world.clinic.move(
            sessions[2],
            MoveInput(
                to: "\(near)", scope: .only, despite: ["min-days-between", "plan-week"],
                reason: "asked for"))
        let session = try #require(moved.sessions.first)
        #expect(session.details.exception != nil)
        _ = try world.clinic.recordAbsence(
            of: world.clinic.therapist(named: "\(session.details.therapist)"), from: "\(near.day)",
            to: "\(near.day + 3)", reason: nil)
        let after = try place(session, world.clinic.repair(apply: true))
        #expect(after.start == near && after.therapist != session.details.therapist)
        #expect(after.exception == session.details.exception)
        try world.expectSound()
    }

    @Test("what was set aside for one time does not go with the session to another")
    func exceptionForATime() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient(
            "Jo", PatientInput(available: "Mon-Fri 14:00-18:00"))
        let session = try clinic.addSession(SessionInput(patient: patient, at: "2026-12-02T15:00"))
        let early = try clinic.move(
            session,
            MoveInput(
                to: "2026-12-02T09:00", scope: .only, despite: ["patient-availability"],
                reason: "comes early once"))
        #expect(early.sessions.first?.details.exception != nil)
        #expect(try clinic.repair(apply: false).lines.allSatisfy { $0.outcome == .kept })
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "2026-12-02T08:00", to: "2026-12-02T12:00",
            reason: nil)
        let after = try place(session, clinic.repair(apply: true))
        #expect("\(after.start)" == "2026-12-02T14:00" && after.exception == nil)
    }

    @Test("what finds no place stays, and nobody is put in its place")
    func lostStays() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let clinic = test.clinic
        func booked(_ name: String, _ at: String, hours: String) throws -> (Patient, Session) {
            let patient = try clinic.screenedPatient(name, PatientInput(available: hours))
            return (patient, try clinic.addSession(SessionInput(patient: patient, at: at)))
        }
        let (jo, held) = try booked("Jo", "2026-12-02T10:00", hours: "Wed 10:00-11:00")
        let (_, other) = try booked("Lee", "2026-12-02T11:30", hours: "Wed 09:45-12:15")
        _ = try clinic.changePatient(
            jo, name: nil, PatientInput(blocked: ["2026-12-02..2027-02-01"]))
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "2026-12-02T11:00", to: "2026-12-02T18:00",
            reason: nil)
        let repair = try clinic.repair(apply: true)
        #expect(repair.lines.first { $0.before.id == held.id }?.outcome == .impossible)
        #expect(try place(other, repair).start.day != held.details.start.day)
        #expect(try clinic.check().violations.isEmpty)
    }
}
