import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// Where clocks change by no yearly rule, a zone needs an observance for each change, of which Outlook may read
/// only one.
@Suite("Calendars in time zones without a yearly rule")
struct IrregularZoneTests {
    /// Two sessions in winter and one after Ramadan, when Casablanca's clocks have changed twice, and a medicine.
    private func world(_ zone: String) throws -> TestClinic {
        let test = try TestClinic(zone: zone).staffed(1)
        let patient = try test.clinic.screenedPatient(
            "Ann Lee", PatientInput(born: "1955-01-01", sex: "male"))
        for time in ["2026-12-08T10:00", "2026-12-10T10:00", "2027-04-06T10:00"] {
            _ = try test.clinic.addSession(SessionInput(patient: patient, at: time))
        }
        return test
    }

    private func export(
        _ clinic: Clinic, inUTC: Bool
    ) throws -> (lines: [String], remark: String?) {
        let options = try Written.calendar(
            privacy: "neutral", include: "sessions,routines", alarms: ["none"], inUTC: inUTC)
        var bytes: [UInt8] = []
        let summary = try clinic.exportCalendar(of: .patient(ID(1)), options) { bytes += $0 }
        return (lines(bytes), summary.remark?.said.said)
    }

    @Test("local times come with a word about --utc; with it, times in UTC need no time zone")
    func casablanca() throws {
        let test = try world("Africa/Casablanca")
        defer { test.remove() }
        let local = try export(test.clinic, inUTC: false)
        #expect(local.lines.count { $0 == "BEGIN:STANDARD" || $0 == "BEGIN:DAYLIGHT" } > 2)
        #expect(local.remark?.contains("Africa/Casablanca") == true)
        #expect(local.remark?.contains("--utc") == true)
        let utc = try export(test.clinic, inUTC: true)
        #expect(utc.remark == nil)
        #expect(!utc.lines.contains("BEGIN:VTIMEZONE"))
        #expect(
            utc.lines.filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") } == [
                "DTSTART:20261208T090000Z", "DTEND:20261208T094500Z", "DTSTART:20261210T090000Z",
                "DTEND:20261210T094500Z", "DTSTART:20270406T090000Z", "DTEND:20270406T094500Z",
            ])
        let rest = { (lines: [String]) in
            lines.drop { $0 != "BEGIN:VEVENT" }.filter { !$0.hasPrefix("DT") }
        }
        #expect(Array(rest(utc.lines)) == Array(rest(local.lines)))
    }

    @Test(
        "where a yearly rule holds or clocks never change there is nothing to say",
        arguments: ["Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Dublin"])
    func regular(_ zone: String) throws {
        let test = try world(zone)
        defer { test.remove() }
        #expect(try export(test.clinic, inUTC: false).remark == nil)
        #expect(try !export(test.clinic, inUTC: true).lines.contains("BEGIN:VTIMEZONE"))
    }

    @Test(
        "a series keeps its wall clock, and the zone for its days alone; nothing is still a calendar"
    )
    func series() throws {
        let test = try world("Africa/Casablanca")
        defer { test.remove() }
        let patient = try test.clinic.patient(named: "P1")
        let plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "nonspecific-back-pain",
                medicines: .named(["naproxen-oral"]))
        ).plan
        _ = try test.clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
                dose: "250 mg, twice a day", from: "2026-12-02", until: "2026-12-20",
                acknowledged: ["NSAID-04", "NSAID-44"]))
        let utc = try export(test.clinic, inUTC: true)
        #expect(utc.lines.contains("DTSTART;TZID=Africa/Casablanca:20261202T080000"))
        #expect(utc.lines.contains("DTSTART:20261208T090000Z"))
        #expect(utc.lines.count { $0 == "BEGIN:STANDARD" || $0 == "BEGIN:DAYLIGHT" } == 1)
        let empty = try test.clinic.screenedPatient("Nobody", PatientInput())
        let options = try Written.calendar(
            privacy: "neutral", include: "sessions", alarms: ["none"], inUTC: true)
        var bytes: [UInt8] = []
        _ = try test.clinic.exportCalendar(of: .patient(empty.id), options) { bytes += $0 }
        #expect(lines(bytes).contains("BEGIN:VTIMEZONE"))
    }
}
