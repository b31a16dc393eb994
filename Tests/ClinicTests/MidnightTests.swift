import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Past midnight")
struct MidnightTests {
    /// A night clinic: open from 20:00 to 06:00, and a therapist from 22:00 on.
    private func world(_ shift: String = "Mon-Sun 22:00-02:00") throws -> (TestClinic, Patient) {
        let test = try TestClinic(hours: "Mon-Sun 20:00-06:00").staffed(1)
        let hours = TherapistChange(hours: try WeeklyHours(parsing: shift))
        _ = try test.clinic.perform(ChangeTherapist(ID(1), hours))
        return (test, try test.clinic.screenedPatient("Jo", PatientInput(born: "1961-04-02")))
    }

    private func add(_ test: TestClinic, _ patient: Patient, _ at: String) throws -> Session {
        try test.clinic.addSession(SessionInput(patient: patient, at: at))
    }

    @Test("a session that somebody names runs past midnight where all hours of both days hold it")
    func crossing() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let session = try add(test, patient, "2026-12-02T23:30")
        #expect(session.details.end.description == "2026-12-03T00:15")
        let page = try test.clinic.page(of: session).session
        #expect(page.troubles.isEmpty)
        #expect(try test.clinic.check().violations == [])
        let text = String(
            decoding: try test.clinic.exportCalendar(of: .patient(patient.id)).bytes, as: UTF8.self)
        #expect(text.contains("DTSTART;TZID=Europe/London:20261202T233000"))
        #expect(text.contains("DTEND;TZID=Europe/London:20261203T001500"))
        // Nobody is at two places, on either side of midnight.
        for at in ["2026-12-02T23:00", "2026-12-03T00:00"] {
            expectRefused { _ = try add(test, patient, at) }
        }
        _ = try add(test, patient, "2026-12-03T00:15")
    }

    @Test(
        "where hours of one of the two days end before, it is refused",
        arguments: [
            ("Mon-Wed 22:00-24:00; Thu 00:10-02:00", "2026-12-02T23:30"),
            ("Mon-Sun 22:00-24:00", "2026-12-02T23:30"), ("Thu 00:00-02:00", "2026-12-02T23:30"),
            ("Mon-Sun 22:00-02:00", "2026-12-03T01:30"),
        ])
    func refused(_ shift: String, _ at: String) throws {
        let (test, patient) = try world(shift)
        defer { test.remove() }
        let told = try refusal { _ = try add(test, patient, at) }
        #expect(told.details.contains { $0.hasPrefix("therapist-hours: ") })
    }

    @Test("the second day counts too: closed, blocked or away, it is refused")
    func secondDay() throws {
        let (test, patient) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T1"), from: "2026-12-03T00:00", to: "2026-12-03T01:00",
            reason: nil)
        expectRefused { _ = try add(test, patient, "2026-12-02T23:30") }
        _ = try clinic.changeSettings(name: nil, reopen: [], ClinicInput(closed: ["2026-12-05"]))
        expectRefused { _ = try add(test, patient, "2026-12-04T23:30") }
        let blocked = PatientInput(blocked: ["2026-12-07"])
        _ = try clinic.changePatient(patient, name: nil, blocked)
        expectRefused { _ = try add(test, patient, "2026-12-06T23:30") }
        _ = try add(test, patient, "2026-12-08T23:30")
    }

    @Test("the program itself chooses no time that runs past midnight")
    func placed() throws {
        let (test, patient) = try world("Mon-Sun 20:00-02:00")
        defer { test.remove() }
        let made = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-bursitis", start: "2026-12-07", medicines: .none))
        for session in made.sessions {
            let end = session.details.end + -1
            #expect(end.day == session.details.start.day, "\(session.details.start)")
        }
    }
}
