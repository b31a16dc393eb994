import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

@Suite("Odd names survive from the command line to the calendar")
struct NamesTests {
    @Test(
        "a therapist's calendar with full names unfolds to the very name",
        arguments: [
            "Zoë 🦵🏽 O’Brien", "محمد عبد الله", "\u{e9}clair; \"quotes\", commas: \\ and 'more'",
            String(repeating: "long 長い ", count: 62) + "end", "BEGIN:VEVENT",
        ])
    func survives(name: String) throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(name, PatientInput())
        #expect(
            try test.clinic.patient(named: "P1").name.unicodeScalars.elementsEqual(
                name.unicodeScalars))
        _ = try test.clinic.addSession(SessionInput(patient: patient, at: "2026-12-01T09:00"))
        let therapist = try test.clinic.therapist(named: "T1")
        let calendar = try test.clinic.exportCalendar(of: .therapist(therapist.id), privacy: "full")
        var bytes: [UInt8] = []
        for byte in calendar.bytes {
            if byte == 32, bytes.suffix(2) == [13, 10] {
                bytes.removeLast(2)
            } else {
                bytes.append(byte)
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let summary = try #require(
            text.components(separatedBy: "\r\n").first { $0.hasPrefix("SUMMARY:") })
        let unescaped = summary.dropFirst(8).replacingOccurrences(of: "\\n", with: "\n")
            .replacingOccurrences(of: "\\,", with: ",").replacingOccurrences(of: "\\;", with: ";")
            .replacingOccurrences(of: "\\\\", with: "\\")
        #expect(unescaped == "\(name): Physiotherapy")
        #expect(text.components(separatedBy: "\r\nBEGIN:VEVENT").count == 2)
    }

    @Test("a name that of which nothing is seen is refused", arguments: ["", "  ", "\0\u{200B}"])
    func refused(name: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        expectRefused { try test.clinic.registerPatient(name, PatientInput()) }
        #expect(try test.clinic.patients().isEmpty)
    }
}
