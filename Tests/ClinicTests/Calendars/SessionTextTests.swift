import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("A text for the patient on a session")
struct SessionTextTests {
    private func booked() throws -> (test: TestClinic, session: Session) {
        let test = try TestClinic().staffed(1)
        let patient = try test.clinic.screenedPatient("Jo", PatientInput(born: "1980-01-01"))
        let session = try test.clinic.addSession(
            SessionInput(patient: patient, at: "2026-12-03T10:15"))
        return (test, session)
    }

    private func calendar(_ clinic: Clinic, _ privacy: String) throws -> String {
        String(
            decoding: try clinic.exportCalendar(of: .patient(ID(1)), privacy: privacy).bytes,
            as: UTF8.self)
    }

    @Test("it is written, replaced and taken away later; calendars but the busy one hear of each")
    func later() throws {
        let (test, session) = try booked()
        defer { test.remove() }
        let clinic = test.clinic
        let texts = ["Bring the scan", "Bring shorts", nil, nil]
        var sequence = session.sequence
        var before: String?
        for text in texts {
            let report = try clinic.perform(TellAtSession(session.id, text: text))
            let kept = try clinic.session(named: "\(session.id)")
            #expect(kept.details.text == text && report.sessions == [kept])
            sequence += text == before ? 0 : 1
            #expect(kept.sequence == sequence)
            for privacy in ["neutral", "full", "busy"] {
                let told = try calendar(clinic, privacy)
                for one in texts.compactMap({ $0 }) {
                    #expect(told.contains(one) == (one == text && privacy != "busy"))
                }
                #expect(told.contains("SEQUENCE:\(sequence)\r\n"))
            }
            before = text
        }
        for text in ["Bring shorts", "Bring the scan", nil] {
            _ = try clinic.undo()
            #expect(try clinic.session(named: "\(session.id)").details.text == text)
        }
    }

    @Test(
        "at what is over or does not take place nobody would read it: it is refused, and where to write it said"
    )
    func over() throws {
        let (test, session) = try booked()
        defer { test.remove() }
        _ = try test.clinic.cancel(session, CancelInput(reason: "sick", scope: .only))
        let refused = try refusal {
            _ = try test.clinic.perform(TellAtSession(session.id, text: "Too late"))
        }
        #expect(refused.problem.contains("nobody reads a text at it any more"))
        #expect(refused.remedy.contains("session list --from today"))
        #expect(try test.clinic.session(named: "\(session.id)").details.text == nil)
    }
}
