import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

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

    /// Where clocks change by an hour at one or two, by half an hour, and at midnight.
    private static let zones = [
        "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo",
        "America/Havana",
    ]

    private func changes(_ zone: ZoneRules) throws -> [ZoneRules.Transition] {
        zone.transitions(
            from: try Day(parsing: "2027-01-01"), through: try Day(parsing: "2027-12-31"))
    }

    /// The UTC instant of a line like `DTEND:20270328T010000Z` or `DTEND;TZID=…:20270328T023000`.
    private func instant(_ name: String, in calendar: String, _ zone: ZoneRules) throws -> Moment? {
        let line = calendar.split(separator: "\r\n").last { $0.hasPrefix(name) } ?? ""
        let digits = line.split(separator: ":").last.map { $0.filter(\.isNumber) } ?? ""
        let text = Array(digits).map(String.init)
        guard text.count == 14 else { return nil }
        func part(_ range: Range<Int>) -> String { text[range].joined() }
        let local = try LocalTime(
            parsing: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12))"
        )
        return line.hasSuffix("Z") ? Moment(minute: local.minute) : zone.first(local)
    }

    @Test(
        "what can be booked around a change of the clocks can be exported, and lasts as told",
        arguments: zones)
    func booked(name: String) throws {
        let test = try TestClinic(zone: name, hours: "Mon-Sun 00:00-24:00").staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let zone = test.clinic.zone
        var (kept, refused, changed) = (0, 0, 0)
        for change in try changes(zone) {
            let edge = min(change.localBefore, change.localAfter)
            for (shift, minutes) in [-120, -45, -30, -15, 0, 15, 30, 60].flatMap({ shift in
                [15, 45, 90, 180].map { (shift, $0) }
            }) {
                let start = edge + shift
                guard (start + (minutes - 1)).day == start.day else { continue }
                let span = try #require(Interval(start, start + minutes))
                let session: Session
                do {
                    session = try test.clinic.addSession(
                        SessionInput(patient: patient, at: "\(start)", minutes: minutes))
                } catch BookingRefusal.clocksChange {
                    #expect(!zone.isClear(span), "\(span)")
                    refused += 1
                    continue
                }
                kept += 1
                #expect(zone.isClear(span), "\(span)")
                let bytes = try test.clinic.exportCalendar(of: .clinic).bytes
                let calendar = String(decoding: bytes, as: UTF8.self)
                #expect(try instant("DTSTART", in: calendar, zone) == zone.first(start), "\(span)")
                #expect(try instant("DTEND", in: calendar, zone) == zone.end(of: span), "\(span)")
                #expect(try test.clinic.check().violations == [])
                // One that lasts longer or shorter than it was asked for says so.
                let first = try #require(zone.first(start))
                let lasts = try #require(zone.end(of: span)).minute - first.minute
                let told = try test.clinic.booked(session).remarks
                let change: [SessionRemark] =
                    lasts == minutes ? [] : [.lasts(session.id, minutes: lasts, asked: minutes)]
                #expect(told == change, "\(span)")
                changed += change.count
                _ = try test.clinic.undo()
            }
        }
        // At midnight no session of one day runs through it.
        #expect(changed > 1 || name == "America/Havana")
        #expect(kept > 10 && refused > 10, "\(kept), \(refused)")
    }

    @Test("a move says the same of a time as a booking does", arguments: zones)
    func moved(name: String) throws {
        let test = try TestClinic(zone: name, hours: "Mon-Sun 00:00-24:00").staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let session = try test.clinic.addSession(
            SessionInput(patient: patient, at: "2027-01-04T10:00", minutes: 45))
        let clinic = test.clinic
        for change in try changes(clinic.zone) {
            let edge = min(change.localBefore, change.localAfter)
            for shift in [-60, -45, -30, 0, 15, 60] {
                let start = edge + shift
                let span = try #require(Interval(start, start + 45))
                guard (start + 44).day == start.day else { continue }
                do {
                    _ = try clinic.move(session, MoveInput(to: "\(start)", scope: .only))
                    #expect(clinic.zone.isClear(span), "\(span)")
                    _ = try clinic.undo()
                } catch is PlaceRefusal {
                    #expect(!clinic.zone.isClear(span), "\(span)")
                }
            }
        }
    }

    @Test(
        "an old session in a change of the clocks is exported all the same, and check tells it",
        arguments: zones)
    func old(name: String) throws {
        let test = try TestClinic(zone: name, hours: "Mon-Sun 00:00-24:00").staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        for change in try changes(test.clinic.zone) {
            let edge = min(change.localBefore, change.localAfter)
            for shift in [-30, 0, 15] {
                let session = try test.clinic.addSession(
                    SessionInput(patient: patient, at: "2027-01-04T10:00", minutes: 45))
                try test.clinic.write { writing in
                    var old = session
                    old.details.start = edge + shift
                    try writing.updateSession(old)
                }
                let bytes = try test.clinic.exportCalendar(of: .clinic).bytes
                let calendar = String(decoding: bytes, as: UTF8.self)
                let start = try #require(try instant("DTSTART", in: calendar, test.clinic.zone))
                let end = try #require(try instant("DTEND", in: calendar, test.clinic.zone))
                #expect(start < end)
                let told = try test.clinic.check().violations
                #expect(
                    told.count == 1 && told.first.map { "\($0)".contains("\(session.id)") } == true)
                _ = try test.clinic.undo()
                _ = try test.clinic.undo()
            }
        }
    }
}
