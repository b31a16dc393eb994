import CivilTime
import ClinicWords
import Foundation
import Planner
import Testing

@testable import Clinic

/// A clinic with a mail address, a therapist and a patient who has two sessions.
struct CalendarClinic {
    let test: TestClinic
    let clinic: Clinic
    let patient: Patient
    let sessions: [Session]

    init(
        zone: String = "Europe/London", now: String = "2026-11-30T08:00",
        email: String? = "jo@mail.example"
    ) throws {
        test = try TestClinic(zone: zone, now: now).staffed(1)
        var input = ClinicInput(phone: "020 7946 0000", address: "1 Hill Street, London")
        input.email = "desk@clinic.example"
        let (settings, _) = try test.clinic.changeSettings(name: "Hill Street", reopen: [], input)
        let clinic = Clinic(
            store: test.clinic.store, shelf: TestClinic.shelf, settings: settings,
            zone: test.clinic.zone, ambient: test.clinic.ambient)
        self.clinic = clinic
        let patient = try clinic.screenedPatient("Jo Park", PatientInput(email: email))
        self.patient = patient
        let today = clinic.today.monday + 7
        sessions = try ["\(today + 1)T10:00", "\(today + 3)T10:00"].map { time in
            try clinic.addSession(SessionInput(patient: patient, at: time))
        }
    }

    func remove() { test.remove() }

    /// The same clinic some minutes later.
    func later(_ minutes: Int) -> Clinic {
        var ambient = clinic.ambient
        ambient.moment = ambient.moment + minutes
        return Clinic(
            store: clinic.store, shelf: clinic.shelf, settings: clinic.settings, zone: clinic.zone,
            ambient: ambient)
    }

    /// A file of somebody else's, made of lines.
    func file(_ text: String, _ name: String = "other.ics") throws -> String {
        let url = test.folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    func session(_ index: Int) throws -> Session {
        try clinic.session(named: "\(sessions[index].id)")
    }

    /// What `physio check` finds.
    func expectSound() throws { #expect(try clinic.check().violations.isEmpty) }
}

/// The lines of a calendar, unfolded.
func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n")
        .map(String.init)
}

/// A calendar with these events.
func calendar(_ events: String) -> String {
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//EN\n\(events)\nEND:VCALENDAR\n"
}

/// The problem and the details of a refusal, and of what kind it is.
func refusal<Value>(_ body: () throws -> Value) -> (kind: RefusalKind?, text: String) {
    do { _ = try body() } catch let refusal as any ClinicRefusal {
        return (refusal.said.kind, refusal.said.description)
    } catch { return (nil, "\(error)") }
    return (nil, "")
}
