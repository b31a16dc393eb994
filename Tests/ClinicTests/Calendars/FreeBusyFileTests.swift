import CivilTime
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

@Suite("Free/busy times that go out")
struct FreeBusyFileTests {
    private func intervals(_ file: FreeBusyFile, _ clinic: Clinic) throws -> [Interval<Moment>] {
        let window = try #require(
            Interval(
                clinic.zone.firstInstant(of: clinic.today - 400),
                clinic.zone.firstInstant(of: clinic.today + 900)))
        let read = BusyTimes(reading: file.bytes, in: window, localZone: clinic.zone) { _ in nil }
        #expect(read.problems.isEmpty)
        return read.intervals
    }

    @Test(
        "sessions, absences and imported busy times are one list, joined, and cancelled ones are free"
    )
    func joined() throws {
        let scene = try CalendarClinic()
        defer { scene.remove() }
        let clinic = scene.clinic
        let therapist = try clinic.therapist(named: "T1")
        let starts = scene.sessions.map(\.details.start)
        _ = try clinic.recordAbsence(
            of: therapist, from: "\(starts[0] + 45)", to: "\(starts[0] + 105)", reason: "dentist")
        _ = try clinic.importBusy(
            of: "T1",
            from: scene.file(
                calendar(
                    """
                    BEGIN:VEVENT\nUID:x\nDTSTAMP:20261101T000000Z\nDTSTART:20261205T120000Z
                    DTEND:20261205T130000Z\nSUMMARY:Choir\nEND:VEVENT
                    """)))
        let told = try intervals(try clinic.freeBusy(of: therapist.id), clinic)
        #expect(
            told.map { "\($0.start.utc)/\($0.end.utc)" }
                == [
                    "\(starts[0])/\(starts[0] + 105)", "2026-12-05T12:00/2026-12-05T13:00",
                    "\(starts[1])/\(starts[1] + 45)",
                ].sorted())
        _ = try clinic.cancel(try scene.session(1), CancelInput(reason: "sick", scope: .only))
        let less = try clinic.freeBusy(of: therapist.id)
        #expect(less.count == 2)
        let text = String(decoding: less.bytes, as: UTF8.self)
        for word in ["Jo", "Park", "Therapist", "Hill", "dentist", "Choir", "Session"] {
            #expect(!text.contains(word), "it gives away \(word)")
        }
        #expect(text.contains("METHOD:PUBLISH\r\n"))
        #expect(text.contains("ORGANIZER:mailto:desk@clinic.example\r\n"))
    }

    @Test("it begins today by the clinic's clock, is the same at the same time, and keeps its UID")
    func span() throws {
        let scene = try CalendarClinic(zone: "America/New_York")
        defer { scene.remove() }
        let id = try scene.clinic.therapist(named: "T1").id
        let file = try scene.clinic.freeBusy(of: id)
        #expect(try scene.clinic.freeBusy(of: id).bytes == file.bytes)
        #expect(lines(file.bytes).contains("DTSTART:20261130T050000Z"))
        #expect(file.through == scene.clinic.today + 400)
        let uid = { (file: FreeBusyFile) in lines(file.bytes).first { $0.hasPrefix("UID:") } }
        let next = try scene.later(24 * 60).freeBusy(of: id)
        #expect(uid(next) == uid(file) && next.bytes != file.bytes)
        let after = try scene.later(30 * 24 * 60).freeBusy(of: id)
        #expect(after.count == 0 && uid(after) == uid(file))
    }

    @Test("without the clinic's mail address it is refused, with the command that sets one")
    func address() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let refused = refusal { try test.clinic.freeBusy(of: ID(1)) }
        #expect(refused.kind == .refused)
        #expect(refused.text.contains("physio clinic set --email"))
    }

    @Test(
        "parsers that nobody here wrote read it, in every zone",
        .enabled(
            if: OutsideValidator.isHere || OutsideValidator.mustRun,
            "needs ../shared/ical and PHYSIO_ICS_PYTHON with its parsers"))
    func outside() throws {
        let zones = [
            "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
        ]
        let files = try zones.map { zone in
            let scene = try CalendarClinic(zone: zone)
            defer { scene.remove() }
            let id = try scene.clinic.therapist(named: "T1").id
            let name = zone.replacing("/", with: "-")
            return (name: name, bytes: try scene.clinic.freeBusy(of: id).bytes)
        }
        try OutsideValidator.expectValid(files)
    }
}
