import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

/// The checker and the parsers that nobody here wrote.
enum OutsideValidator {
    static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/ical/validate_ics.py")
    static var python: String { ProcessInfo.processInfo.environment["PHYSIO_ICS_PYTHON"] ?? "" }
    static var isHere: Bool {
        FileManager.default.fileExists(atPath: script.path)
            && FileManager.default.isExecutableFile(atPath: python)
    }
    /// In CI the checker must be there, and the test fails where it is not.
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    /// The strict check and at least four parsers find nothing wrong in these calendars.
    static func expectValid(_ calendars: [(name: String, bytes: [UInt8])]) throws {
        try #require(isHere, "CI=true, but the checker or its Python is missing")
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-ics-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try calendars.map { name, bytes in
            let url = folder.appendingPathComponent("\(name).ics")
            try Data(bytes).write(to: url)
            return url.path
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments =
            [script.path, "--require", "4"] + files
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let told = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(told)")
        #expect(told.contains("\(files.count) passed, 0 failed"), "\(told)")
    }
}

@Suite("Exports")
struct ExportTests {
    @Test(
        "four parsers that nobody here wrote read every export alike",
        .enabled(
            if: OutsideValidator.isHere || OutsideValidator.mustRun,
            "needs ../shared/ical and PHYSIO_ICS_PYTHON with its parsers"),
        arguments: zones.indices.prefix(isLong ? 7 : 1))
    func outside(_ index: Int) throws {
        var calendars: [(name: String, bytes: [UInt8])] = []
        let (zones, nows, names) = (Self.zones, Self.nows, Self.names)
        let test = try TestClinic(zone: zones[index], now: nows[index % nows.count]).staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        for (number, cause) in ["hip-osteoarthritis", "sciatica"].enumerated() {
            let patient = try clinic.screenedPatient(
                names[(index * 2 + number) % names.count],
                PatientInput(
                    heightCm: 165, weightKg: 95, smokes: 10,
                    facts: ["permission_to_discuss_weight=yes"]))
            _ = try clinic.startPlan(PlanInput(patient: patient, cause: cause))
        }
        for privacy in ["busy", "neutral", "full"] {
            let therapist = try clinic.therapist(named: "T1").id
            for (name, subject) in [
                ("patient", CalendarSubject.patient(ID(1))), ("plan", .plan(ID(2))),
                ("therapist", .therapist(therapist)), ("clinic", .clinic),
            ] {
                let calendar = try clinic.exportCalendar(
                    of: subject, privacy: privacy, alarm: "1d,2h")
                calendars.append(("\(index)-\(privacy)-\(name)", calendar.bytes))
            }
        }
        let options = try Written.calendar(
            privacy: "neutral", include: "sessions,routines", alarms: ["1d"], inUTC: true)
        var bytes: [UInt8] = []
        _ = try clinic.exportCalendar(of: .patient(ID(1)), options) { bytes += $0 }
        calendars.append(("\(index)-utc", bytes))
        let empty = try clinic.screenedPatient("Nobody", PatientInput())
        calendars.append(
            ("\(index)-empty", try clinic.exportCalendar(of: .patient(empty.id)).bytes))
        try OutsideValidator.expectValid(calendars)
    }

    /// All zones in the long tests, else two: the parsers take their time.
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    private static let zones = [
        "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Africa/Casablanca", "America/Santiago", "Europe/Dublin",
    ]
    private static let nows = ["2026-09-28T08:00", "2026-12-14T08:00", "2027-02-22T08:00"]
    private static let names = [
        "Zoë 🦵🏽 O’Brien", "محمد عبد الله", "e\u{301}; \"quotes\", commas: \\n and 'more'",
        "two\nlines", String(repeating: "長い ", count: 160), "BEGIN:VEVENT",
    ]

    @Test("two exports of an unchanged plan have the same bytes; a cancelled reminder is no word")
    func sameBytes() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        _ = try test.clinic.startPlan(PlanInput(patient: patient, cause: "hip-bursitis"))
        let first = try test.clinic.exportCalendar(of: .patient(patient.id))
        #expect(try test.clinic.exportCalendar(of: .patient(patient.id)).bytes == first.bytes)
        expectRefused {
            try test.clinic.exportCalendar(of: .patient(patient.id), alarm: "soon")
        }
        expectRefused {
            try test.clinic.exportCalendar(of: .patient(patient.id), privacy: "open")
        }
    }
}
