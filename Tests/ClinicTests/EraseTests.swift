import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Somebody whose record is erased")
struct EraseTests {
    @Test("holds no place in the diary any more; what was done stays")
    func freed() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let before = try world.sessions()
        let clinic = try world.after(3)
        let single = try clinic.addSession(
            SessionInput(
                patient: try clinic.patient(named: "Jo"), at: "2027-06-01T10:00"))
        let erased = try clinic.perform(
            ErasePatient(world.plan.details.patient, isConfirmed: true))
        let sessions = try clinic.sessions()
        for session in sessions {
            let isAhead = session.details.start > clinic.now
            #expect((session.status == .cancelled) == isAhead, "\(session.id)")
            #expect(erased.cancelled.contains(session.id) == isAhead)
        }
        #expect(sessions.filter { $0.status.isLive }.map(\.id) == before.prefix(3).map(\.id))
        #expect(erased.cancelled.contains(single.id))
        #expect(try clinic.check().violations == [])
        #expect(try world.test.at("2027-01-20T09:00").drift() == [])
        let other = try clinic.screenedPatient("Lee", PatientInput(born: "1980-01-01"))
        let place = before[4].details
        _ = try clinic.addSession(
            SessionInput(
                patient: other, at: "\(place.start)", minutes: place.minutes,
                therapist: clinic.therapist(named: "\(place.therapist)")))
    }
}
