import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("Wall clock wins")
struct WallClockTests {
    @Test(
        "a plan across New Year and both clock changes keeps its local time",
        arguments: ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"],
        ["2026-09-28T08:00", "2026-12-14T08:00", "2027-02-22T08:00"])
    func keepsTime(zone: String, now: String) throws {
        let test = try TestClinic(zone: zone, now: now).staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A", PatientInput(available: "Mon,Tue,Wed,Thu,Fri 09:00-10:30"))
        let made = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", medicines: .none))
        let treated = made.sessions.filter { $0.details.kind == .physiotherapy }
        #expect(treated.count == 18)
        for session in treated {
            #expect((540...570).contains(session.details.start.time.minutes))
            guard case .once(let moment) = test.clinic.zone.resolve(session.details.start) else {
                Issue.record("\(session.details.start) is not clear in \(zone)")
                continue
            }
            #expect(test.clinic.zone.local(moment) == session.details.start)
        }
        #expect(Set(treated.map(\.details.start.time)).count <= 2, "the usual time is kept")
        #expect(try test.clinic.check().violations == [])
    }

    @Test(
        "a session in a gap or an overlap of the clocks is refused",
        arguments: ["2027-03-28T01:15", "2026-10-25T01:15", "2026-10-25T00:45"])
    func unclear(at: String) throws {
        let test = try TestClinic(now: "2026-10-01T08:00", hours: "Mon-Sun 00:00-24:00").staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        expectRefused {
            try test.clinic.addSession(SessionInput(patient: patient, at: at))
        }
        #expect(try test.clinic.sessions().isEmpty)
    }
}
